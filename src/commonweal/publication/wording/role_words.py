"""Words of the roles in which somebody holds an office."""

from django.utils.translation import gettext_lazy

from commonweal.people.models import Role

ROLES = {
    Role.MEMBER: gettext_lazy("Member"),
    Role.OFFICER: gettext_lazy("Officer"),
    Role.CHAIR: gettext_lazy("Chair"),
    Role.SECRETARY: gettext_lazy("Secretary"),
    Role.ANALYST: gettext_lazy("Analyst"),
    Role.DATA_OWNER: gettext_lazy("Data owner"),
    Role.ADMINISTRATOR: gettext_lazy("Administrator"),
}
