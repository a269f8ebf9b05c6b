"""How these pages are built: Markdown in, HTML out, nothing fetched."""

project = "Commonweal"
author = "The Commonweal contributors"
project_copyright = "2026, The Commonweal contributors"
language = "en-GB"

extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index"
exclude_patterns = ["_build", "pictures"]

# Links to headings within and between pages, written as they are on the web.
myst_heading_anchors = 3

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


def setup(app):
    """Register the one hook."""
    app.connect("source-read", _link_to_pages)
    return {"parallel_read_safe": True}
