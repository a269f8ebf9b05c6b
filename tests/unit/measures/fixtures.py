"""Small files of every header, made up; places are not real."""

from pathlib import Path

ELS = (
    "\ufeffareacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,"
    "status,notes\n"
    "E06000099,Wessex,UA,Male years,2022-01-01/P3Y,56.9,Years,yrs,53.2,60.7,,\n"
    "E06000099,Wessex,UA,Male years,2021-01-01/P3Y,,Years,yrs,,,u,\n"
    "E06000099,Wessex,UA,Male years,2020-01-01/P3Y,fifty,Years,yrs,,,,\n"
)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path
