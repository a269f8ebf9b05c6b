"""Words that people type, and the words by which the catalogue says the same."""

from __future__ import annotations

_ALONE = ("social contact",)
_WORK = ("employment", "out of work", "apprenticeship")
_MONEY = ("low income", "fuel poverty", "benefit")
_WEIGHT = ("overweight", "obesity")
_DRINK = ("alcohol",)
_DRUGS = ("drug", "opiates", "substance misuse")
_DOCTOR = ("general practice",)
_COLD = ("fuel poverty", "winter mortality")
_HOME = ("homes", "household", "homeless", "housing", "temporary accommodation")
_SCHOOL = ("pupil", "school", "attainment", "phonics", "gcse", "development at age 5")
_AWAY = ("absent", "absence")
_VIOLENCE = ("crime", "violence", "domestic abuse")
_TEETH = ("dental",)
_AIR = ("particles",)
_MIND = ("mental", "wellbeing is a cause")
_MOVING = ("physically active", "outdoors")
_OLD = ("65 and over", "dementia", "usual place of residence", "winter mortality")
_BABY = ("first year of life",)
_DYING = ("deaths", "dignified death", "life expectancy")
_TOGETHER = ("get on well together", "volunteering")
_COLLEGE = ("university", "universities", "higher education", "education after 16")
_SMALL = ("age 5", "reception", "five year olds")
_WAITING = ("waiting", "waits")

EVERYDAY: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("lonely", "loneliness", "alone", "isolation", "isolated"), _ALONE),
    **dict.fromkeys(("job", "jobs", "work", "unemployed", "unemployment", "wages"), _WORK),
    **dict.fromkeys(("money", "debt", "poor", "poverty", "bills", "cost", "food"), _MONEY),
    **dict.fromkeys(("fat", "weight", "obese", "obesity", "diet", "eating"), _WEIGHT),
    **dict.fromkeys(("drink", "drinking", "drunk", "booze"), _DRINK),
    **dict.fromkeys(("drugs", "addiction", "heroin"), _DRUGS),
    **dict.fromkeys(("doctor", "doctors", "gp", "gps", "surgery", "appointment"), _DOCTOR),
    **dict.fromkeys(("cold", "heating", "warm", "energy"), _COLD),
    **dict.fromkeys(
        ("house", "houses", "home", "flat", "rent", "landlord", "damp", "mould"), _HOME
    ),
    **dict.fromkeys(("schools", "exams", "exam", "grades", "reading", "teachers"), _SCHOOL),
    **dict.fromkeys(("truancy", "truant", "skipping", "absent"), _AWAY),
    **dict.fromkeys(
        ("violence", "knife", "gang", "gangs", "police", "stabbing", "safety"), _VIOLENCE
    ),
    **dict.fromkeys(("bullying", "bullied", "bully"), (*_AWAY, "school health survey", *_MIND)),
    **dict.fromkeys(("teeth", "tooth", "dentist"), _TEETH),
    **dict.fromkeys(("pollution", "air", "smog", "breathing", "traffic"), _AIR),
    **dict.fromkeys(("depression", "depressed", "anxiety", "stress", "suicide"), _MIND),
    **dict.fromkeys(("exercise", "sport", "gym", "fitness", "walking", "parks"), _MOVING),
    **dict.fromkeys(("old", "older", "elderly", "pensioners", "ageing"), _OLD),
    **dict.fromkeys(("baby", "babies", "infant", "infants"), _BABY),
    **dict.fromkeys(("dying", "die", "dead"), _DYING),
    **dict.fromkeys(("neighbours", "community", "race", "friends"), _TOGETHER),
    **dict.fromkeys(("college", "student", "students"), _COLLEGE),
    **dict.fromkeys(("nursery", "toddlers", "preschool"), _SMALL),
    **dict.fromkeys(("queue", "operation", "surgeon"), _WAITING),
}
"""By an everyday word in small letters; the answers are beginnings of words of the catalogue."""
