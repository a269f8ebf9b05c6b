"""Draws every form with components of GOV.UK Frontend: no page writes its fields by hand."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.utils.translation import gettext
from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)

COMPONENTS = "govuk_frontend_jinja"
HERE = Path(__file__).resolve().parent


class GovukRenderer(BaseRenderer):
    """Renders forms and fields from ``templates/forms``, whose macros need a lenient engine."""

    form_template_name = "forms/form.jinja"
    field_template_name = "forms/field.jinja"
    formset_template_name = "forms/form.jinja"

    @cached_property
    def engine(self) -> Environment:
        own = FileSystemLoader(HERE / "templates")
        components = PrefixLoader({COMPONENTS: PackageLoader(COMPONENTS)})
        plain = PackageLoader("django.forms", "jinja2")
        loader = ChoiceLoader([own, components, plain])
        env = Environment(loader=loader, autoescape=True, undefined=ChainableUndefined)
        env.globals |= {"kind_of": kind_of, "_": gettext}
        return env

    def get_template(self, template_name: str) -> Any:
        return self.engine.get_template(template_name)

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        return str(self.get_template(template_name).render(context))


class DayWidget(forms.MultiWidget):
    """A date in three boxes, as the design system asks for dates that are known."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        part = forms.TextInput(attrs={"inputmode": "numeric"})
        super().__init__({"day": part, "month": part, "year": part}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DayField(forms.MultiValueField):
    """A date typed as day, month and year."""

    widget = DayWidget

    def __init__(self, **options: Any) -> None:
        fields = (forms.IntegerField(), forms.IntegerField(), forms.IntegerField())
        super().__init__(fields, require_all_fields=False, **options)

    def compress(self, data_list: list[Any]) -> Any:
        from datetime import date

        if not data_list or not any(data_list):
            return None
        try:
            day, month, year = (int(part) for part in data_list)
            return date(year, month, day)
        except (TypeError, ValueError, OverflowError):
            told = "Enter a real date, such as 31 3 2027"
            raise forms.ValidationError(told, code="no_such_day") from None


def kind_of(field: forms.BoundField) -> str:
    """Which component draws a field."""
    widget = field.field.widget
    kinds = (
        (DayWidget, "day"),
        (forms.HiddenInput, "hidden"),
        (forms.Textarea, "textarea"),
        (forms.CheckboxSelectMultiple, "checkboxes"),
        (forms.RadioSelect, "radios"),
        (forms.CheckboxInput, "checkbox"),
        (forms.Select, "select"),
        (forms.FileInput, "file"),
    )
    return next((kind for one, kind in kinds if isinstance(widget, one)), "input")
