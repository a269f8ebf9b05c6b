"""How these pages are built: Markdown in, HTML out, nothing fetched."""

import re
import sys
from pathlib import Path
from typing import get_origin

from sphinx.util.inspect import TypeAliasForwardRef

project = "Commonweal"
author = "The Commonweal contributors"
project_copyright = "2026, The Commonweal contributors"
language = "en-GB"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build", "pictures"]

# Links to headings within and between pages, written as they are on the web.
myst_heading_anchors = 3

# The pages of the methods list modules; all they say stands in the docstrings.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_type_aliases = {
    name: name for name in ("ArrayLike", "Floats", "Codes", "Confidence", "NDArray")
}
TypeAliasForwardRef.__repr__ = lambda self: self.name  # also within a tuple
add_module_names = False
maximum_signature_line_length = 88
napoleon_numpy_docstring = False
napoleon_use_rtype = False
toc_object_entries_show_parents = "hide"

html_theme = "furo"
html_title = "Commonweal"
html_copy_source = False

# Files that lie at the root have a page here that includes them; links are written to the files, so
# that they work wherever the Markdown is read.
_AT_ROOT = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changes.md",
    "GLOSSARY.md": "glossary.md",
}


def _link_to_pages(app, name, source):
    for file, page in _AT_ROOT.items():
        source[0] = source[0].replace(f"](../../{file}", f"](../{page}")


def _keep_returns_whole(app, what, name, obj, options, lines):
    """Open what is returned with an empty type, lest a colon in its first sentence make one."""
    for n, line in enumerate(lines[:-1]):
        if line.strip() == "Returns:":
            text = lines[n + 1]
            indent = len(text) - len(text.lstrip())
            lines[n + 1] = f"{text[:indent]}: {text[indent:]}"


def _mark_parts(app, what, name, obj, options, lines):
    """Head each module with its name; set in bold the words that open a part of a docstring."""
    if what == "module":
        lines[:0] = [f".. rubric:: {name}", ""]
    if what in {"data", "attribute", "property"} and lines[-1:] and lines[-1].startswith(":type: "):
        whole = f"{lines[-1].removeprefix(':type: ')}: {' '.join(lines[:-1])}"
        lines[:] = [whole]  # a colon in a sentence is no type
    for n, line in enumerate(lines):
        lines[n] = re.sub(r"^(Formula|Source|When not to use):|^Do not\b", r"**\g<0>**", line)


_ARRAY = re.compile(r"[~\w.]*ndarray\[tuple\[[~\w.]*Any, \.\.\.\], [~\w.]*dtype\[([~\w.]+)\]\]")


def _shorten_types(app, what, name, obj, options, signature, returned):
    """Give types of arrays by the short name that the code gives them."""
    return tuple(text and _ARRAY.sub(r"NDArray[\1]", text) for text in (signature, returned))


def _skip_aliases(app, what, name, obj, skip, options):
    """Leave out short names of types: they are of the code, not of its user."""
    return True if get_origin(obj) else None


def setup(app):
    """Register the hooks."""
    app.connect("source-read", _link_to_pages)
    app.connect("autodoc-process-docstring", _keep_returns_whole, priority=100)
    app.connect("autodoc-process-docstring", _mark_parts)
    app.connect("autodoc-skip-member", _skip_aliases)
    app.connect("autodoc-process-signature", _shorten_types)
    return {"parallel_read_safe": True}
