"""How these pages are built: Markdown in, HTML out, nothing fetched."""

import re
import sys
from pathlib import Path

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
add_module_names = False
maximum_signature_line_length = 88
napoleon_numpy_docstring = False
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


def _mark_parts(app, what, name, obj, options, lines):
    """Set the words that open a part of a docstring in bold: formula, source, when not to use it."""
    for n, line in enumerate(lines):
        lines[n] = re.sub(r"^(Formula|Source):|^(Do not)\b", r"**\g<0>**", line)


def setup(app):
    """Register the hooks."""
    app.connect("source-read", _link_to_pages)
    app.connect("autodoc-process-docstring", _mark_parts)
    return {"parallel_read_safe": True}
