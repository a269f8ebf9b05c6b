"""Every reader meets a right row, a quirk of its source and a broken row."""

# ruff: noqa: E501 - rows of files are quoted whole

import random
from dataclasses import dataclass, field

import duckdb
import pytest
import xlsxwriter
from tests.unit.measures.fixtures import ELS, write

from commonweal.facts.observation import Observation
from commonweal.measures.sources.extract import Kind
from commonweal.measures.sources.fault import SourceError
from commonweal.measures.sources.origins import Origin
from commonweal.measures.sources.registry import read

A, B, C = "E06000099", "E06000098", "E01000099"


@dataclass(frozen=True)
class Case:
    """A file, and what must come of it: figures by key, and columns of what is set aside."""

    reader: str
    text: str
    figures: dict[tuple[str, ...], float | None]
    aside: list[str] = field(default_factory=list)
    key: tuple[str, ...] = ("area", "period")


FINGERTIPS = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,"
    "Category Type,Category,Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,"
    "Lower CI 99.8 limit,Upper CI 99.8 limit,Count,Denominator,Value note,Recent Trend,"
    "Compared to England value or percentiles,Compared to Region value or percentiles,"
    "Time period Sortable,New data,Compared to goal"
)
DFE = "time_period,geographic_level,country_code,country_name,region_code,region_name,new_la_code,la_name"
HLE = "hle_years,hle_lower95,hle_upper95,le_years,le_lower95,le_upper95"
HCLIC_A1 = (
    "quarter,area_code,area_name,total_initial_assessments,owed_prevention_or_relief_duty,"
    "threatened_prevention_duty_owed,of_which_section_21,homeless_relief_duty_owed,no_duty_owed,"
    "households_in_area_000s,threatened_per_1000,homeless_per_1000,source_file"
)
HCLIC_A6 = (
    "quarter,area_code,area_name,total_owed_duty,age_16_17,age_18_24,age_25_34,age_35_44,"
    "age_45_54,age_55_64,age_65_74,age_75_plus,age_not_known,source_file"
)
HCLIC_TA1 = (
    "quarter,area_code,area_name,households_in_ta,households_in_area_000s,ta_per_1000_households,"
    "households_in_ta_with_children,children_in_ta,bb_households,bb_with_children,"
    "bb_with_children_over_6_weeks,source_file"
)

CASES = [
    Case(
        "ons-els", ELS, {(A, "2022-01-01/P3Y"): 56.9, (A, "2021-01-01/P3Y"): None}, ["observation"]
    ),
    Case(
        "fingertips",
        f'{FINGERTIPS}\n1,"Name\nof two lines",,,{A},Wessex,UA,Male,18+ yrs,,,2016/17,36.9,29.4,45,,,52,'
        "141,,Cannot be calculated,Better,Not compared,20160000,,\n"
        f"1,Name,,,{A},Wessex,UA,Persons,18+ yrs,Ethnic groups,White,2017/18,,,,1,2,,,,,Similar,,2017\n"
        f"1,Name,,,{A},Wessex,UA,Persons,18+ yrs,,,soon,5,,,,,,,,,,,,,\n"
        f"1,Name,,,{A},Wessex\n",
        {("male", "", "better", "2016/17"): 36.9, ("persons", "White", "similar", "2017/18"): None},
        ["Time period", ""],
        key=("sex", "group", "comparison", "period"),
    ),
    Case(
        "fingertips-retabulated",
        "area_code,area_name,area_type,period,indicator,measure,unit,value,compared_to_England,"
        f"inequality\n{A},Wessex,UA,2015 - 17,Life,Life,Years,79.5,Worse,Male\n"
        f"{A},Wessex,UA,2024/25,Obesity,Percentage,Persons,NA,Not compared,Most deprived quintile\n"
        f"{A},Wessex,UA,2024/25,Depression,Percentage,Persons,12.5,Higher 99.8,NA\n"
        f"Wessex,{A},UA,2024/25,Depression,Percentage,Persons,12.5,Higher 99.8,NA\n",
        {
            ("male", "", "worse"): 79.5,
            ("persons", "Most deprived quintile", ""): None,
            ("persons", "", "higher"): 12.5,
        },
        ["area_code"],
        key=("sex", "group", "comparison"),
    ),
    Case(
        "fingertips-retabulated-2020",
        "area_code,area_name,period,value,indicator,measure,unit,group,significance\n"
        f"{A},Wessex,2009-11,60.6,Healthy life,Life,Years,Female,Worse\n"
        f"{A},Wessex,2010-12,many,Healthy life,Life,Years,Female,Worse\n",
        {("female", "worse"): 60.6},
        ["value"],
        key=("sex", "comparison"),
    ),
    Case(
        "retabulated-plain",
        f"area_code,area_name,period,indicator,measure,unit,value\n{A},W,2014,Fuel,Percentage,H,10.6\n"
        f"{A},W,later,Fuel,Percentage,H,10.6\n",
        {(A, "2014"): 10.6},
        ["period"],
    ),
    Case(
        "dfe-lait-extract",
        "measure_short,period,area,value,la_number,Region\nGLD,2025 (prov),England,68.3,970.0,NA\n"
        "GLD,2021,England,-,970.0,NA\nGLD,0,England,1,970.0,NA\nGLD,2021,Nowhere,1,7,NA\n",
        {("E92000001", "2025 (prov)"): 68.3, ("E92000001", "2021"): None},
        ["period", "la_number"],
    ),
    Case(
        "dfe-participation",
        f"{DFE},Age,Cohort_DJFavg,NEET_not_known_percent,NEET_percent,Notknown_percent\n"
        f"2025,Local authority,E92000001,England,E12000006,East,{A},Wessex,16-17,6213,5,c,1.8\n"
        "2025,National,E92000001,England,,,,,16-17,1335160,5.6,3.4,2.2\n"
        "2025,Regional,E92000001,England,,,here,there,16-17,1,1,1,1\n",
        {
            ("NEET_percent", A): None,
            ("NEET_percent", "E92000001"): 3.4,
            ("Notknown_percent", A): 1.8,
            ("Notknown_percent", "E92000001"): 2.2,
            ("NEET_not_known_percent", A): 5,
            ("NEET_not_known_percent", "E92000001"): 5.6,
            ("Cohort_DJFavg", A): 6213,
            ("Cohort_DJFavg", "E92000001"): 1335160,
        },
        ["new_la_code"],
        key=("indicator", "area"),
    ),
    Case(
        "dfe-children-in-need",
        f"{DFE},category,Anypoint_child,At31_episodes\n"
        f"2025,Local authority,E92000001,England,E12000006,East,{A},Wessex,CIN,3465,x\n"
        f"2025,Local authority,E92000001,England,E12000006,East,{A},Wessex,CIN,many,1\n",
        {
            ("Anypoint_child", "3465.0"): 3465,
            ("At31_episodes", "None"): None,
            ("At31_episodes", "1.0"): 1,
        },
        ["Anypoint_child"],
        key=("indicator", "value"),
    ),
    Case(
        "dfe-assessment-factors",
        f"{DFE},category,Episodes_with_assessment_factor,Drug_Misuse_parent\n"
        f"2025,Local authority,E92000001,England,E12000006,East,{A},Wessex,F,1701,81\n",
        {
            ("Drug_Misuse_parent", "81.0", "1701.0"): 81,
            ("Episodes_with_assessment_factor", "None", "None"): 1701,
        },
        key=("indicator", "numerator", "denominator"),
    ),
    Case(
        "dfe-child-population",
        f"{DFE},age_group,population_estimate\n"
        f"2024,Local authority,E92000001,England,E12000006,East,{A},Wessex,0 to 17,62280\n"
        f"never,Local authority,E92000001,England,E12000006,East,{A},Wessex,0 to 17,62280\n",
        {(A, "2024"): 62280},
        ["time_period"],
    ),
    Case(
        "dfe-care-starts",
        "time_period,geographic_level,region_code,region_name,new_la_code,la_name,cla_group,"
        "characteristic,rates_number,placements_number,placement_per_10000,population_estimate\n"
        f"2025,Local authority,E12000006,East,{A},Wessex,Category of need,N1. Abuse,125,71,11,62280\n"
        f"2025,Local authority,E12000006,East,{A},Wessex,Category of need,N2. Other,125,c,c,62280\n"
        "2025,National,,,,,Category of need,Total,31000,31000,26,12000000\n"
        f"2025,Local authority,E12000006,East,{A},Wessex,Category of need,N3,125,many,1,62280\n",
        {
            (A, "N1. Abuse", "71.0", "62280.0"): 11,
            (A, "N2. Other", "None", "62280.0"): None,
            ("E92000001", "", "31000.0", "12000000.0"): 26,
        },
        ["placements_number"],
        key=("area", "group", "numerator", "denominator"),
    ),
    Case(
        "dfe-care-starts-2022",
        f"{DFE},cla_group,characteristic,number,percentage\n"
        f"2019,Local authority,E92000001,England,E12000006,East,{A},Wessex,Need,N1. Abuse,132,72\n"
        f"2019,Local authority,E92000001,England,E12000006,East,{A},Wessex,Need,Total,?,100\n",
        {(A, "N1. Abuse"): 132},
        ["number"],
        key=("area", "group"),
    ),
    Case(
        "hclic-duties",
        f"{HCLIC_A1}\n2025Q4,{A},Wessex,467,456,310,29,146,11,82.513,3.757,1.769,a.xlsx\n"
        f"2025Q4,{B},Mercia,..,..,..,..,..,..,10,..,..,a.xlsx\n-,-,Rest,1,1,1,1,1,1,1,1,1,a.xlsx\n",
        {
            (A, "owed_prevention_or_relief_duty", "82513.0"): 456,
            (A, "homeless_per_1000", "82513.0"): 1.769,
            (B, "owed_prevention_or_relief_duty", "10000.0"): None,
        },
        ["quarter"],
        key=("area", "indicator", "denominator"),
    ),
    Case(
        "hclic-ages",
        f"{HCLIC_A6}\n2025Q4,{A},Wessex,456,1,68,129,115,80,39,18,6,0,a.xlsx\n"
        f"2025Q4,{B},Mercia,12,-,-,1,1,1,1,1,1,1,a.xlsx\n",
        {
            (A, "age_16_24", "456.0"): 69,
            (B, "age_16_24", "12.0"): None,
            (A, "age_16_17", "456.0"): 1,
        },
        key=("area", "indicator", "denominator"),
    ),
    Case(
        "hclic-temporary-accommodation",
        f"{HCLIC_TA1}\n2025Q4,{A},Wessex,932,82.513,11.295,799,1865,12,3,1,a.xlsx\n",
        {
            (A, "ta_per_1000_households", "932.0"): 11.295,
            (A, "children_in_ta", "1865.0"): 1865,
        },
        key=("area", "indicator", "numerator"),
    ),
    Case(
        "housing-register",
        "Regional Data,,,,,,\nArea code,Country,Notes,Region,2018,2019,2020\n"
        'E12000006,England,[note 5],East,"132,023",[z],[x]\nEast,England,,East,1,2,3\n',
        {
            ("2018", "[note 5]"): 132023,
            ("2019", "[z]; [note 5]"): None,
            ("2020", "[x]; [note 5]"): None,
        },
        ["code"],
        key=("period", "note"),
    ),
    Case(
        "housing-statistics",
        f"LA_CODE,LA_NAME,Year,a1a,cc1a,cc5a,f16a,b1a\n{A},Wessex,2020-21,7983,12077,,71,9\n"
        f"{A},Wessex,2019-20,7796,12000,1,,9\n",
        {
            ("f16a", "2020-21", "7983.0"): 71,
            ("f16a", "2019-20", "7796.0"): None,
            ("cc5a", "2020-21", "12077.0"): None,
        },
        key=("indicator", "period", "denominator"),
    ),
    Case(
        "fuel-poverty",
        "data_year,metric,area_code,area_name,households,households_in_fuel_poverty,"
        f"percent_fuel_poor,source_file\n2011,LIHC,00ZZ,Wessex,1000,128,0.128,a\n"
        f"2021,LILEE,{A},Wessex,1000,167,16.7,a\n2021,LILEE,nowhere,Wessex,1000,167,16.7,a\n",
        {
            ("00ZZ", "households in fuel poverty, fraction", "LIHC"): 0.128,
            (A, "households in fuel poverty, per cent", "LILEE"): 16.7,
        },
        ["area_code"],
        key=("area", "indicator", "note"),
    ),
    Case(
        "fuel-poverty",
        "data_year,metric,region_or_country,households,households_in_fuel_poverty,"
        "percent_fuel_poor,source_file\n2021,LILEE,East of England,1000,128,12.8,a\n"
        "2021,LILEE,All households,1000,131,13.1,a\n2021,LILEE,Wessex,1000,131,13.1,a\n",
        {("E12000006",): 12.8, ("E92000001",): 13.1},
        ["area_code"],
        key=("area",),
    ),
    Case(
        "dwp-low-income",
        "Local Authority [note 2],Area Code,Number of children FYE 2020,Number of children FYE 2021 [p],"
        "Percentage of children FYE 2020 (%) [note 3],Percentage of children FYE 2021 (%) [p] [note 3]\n"
        f"Wessex [note 4],{A},16101,14649,0.309,0.278\nMercia,nowhere,1,2,0.1,0.2\n",
        {("2019/20", "16101.0"): 0.309, ("2020/21", "14649.0"): 0.278},
        ["Area Code"],
        key=("period", "numerator"),
    ),
    Case(
        "dwp-stat-xplore",
        '"Year","2014/15","2014/15 - Annotations","2021/22 (p)","2021/22 - Annotations",\n'
        '"National - Regional - LA - OAs",\n"Wessex",199,,220,,\n"Unknown",..,,..,,\n"Total",1,,2\n'
        '"Cut",1\n',
        {
            ("Wessex", "2014/15"): 199,
            ("Wessex", "2021/22"): 220,
            ("Unknown", "2014/15"): None,
            ("Unknown", "2021/22"): None,
            ("Total", "2014/15"): 1,
            ("Total", "2021/22"): 2,
        },
        [""],
    ),
    Case(
        "dwp-universal-credit",
        "local_authority,households_on_universal_credit_may_2025_p\nWessex,29312.0\nMercia,..\n,5\n",
        {("Wessex", "May 2025"): 29312, ("Mercia", "May 2025"): None},
        ["local_authority"],
    ),
    Case(
        "nhs-waits-england",
        '"month","type_of_wait","count"\n2024-05-01,"Total waiting",7600000\nsoon,"Total waiting",1\n',
        {("E92000001", "2024-05-01"): 7600000},
        ["month"],
    ),
    Case(
        "nhs-waits-trusts",
        "region_code,provider_code,provider_name,treatment_function_code,treatment_function,"
        "total_incomplete_pathways,total_within_18_weeks,pct_within_18_weeks,median_wait_weeks,"
        "p92_wait_weeks,total_52_plus,total_65_plus,total_78_plus,pct_52_plus,reporting_month\n"
        "Y61,RX9,A TRUST,C_999,Total,100,62,0.62,,40,5,1,0,0.05,2026-03-01\n"
        "Y61,RX9,A TRUST,C_100,Surgery,10,6,0.6,12,40,0,1,0,0,2026-03-01\n",
        {
            ("pct_within_18_weeks", "", "100.0"): 0.62,
            ("pct_within_18_weeks", "Surgery", "10.0"): 0.6,
            ("median_wait_weeks", "", "None"): None,
        },
        key=("indicator", "group", "denominator"),
    ),
    Case(
        "nhs-children-mental-health",
        "indicator_title,indicator_id,org_code,org_name,org_type,period,value\n"
        "Title,CYP(i_c),99X,A CCG,CCG,2020/21,0.429\nTitle,CYP(i_c),,A CCG,CCG,2020/21,0.429\n",
        {("99X", "2020/21"): 0.429},
        ["org_code"],
    ),
    Case(
        "police-counts",
        f"month,lsoa_code,lsoa_name,crime_type,count\n2018-10,{C},W 1A,Burglary,3\n2018-10,{C},W 1A,Drugs,few\n",
        {(C, "2018-10", "Burglary"): 3},
        ["count"],
        key=("area", "period", "group"),
    ),
    Case(
        "winter-mortality",
        "Area code,Area name,Winter deaths compared to non-winter deaths 2018/2019,"
        "Winter mortality index 2018/2019,Lower Confidence Limit 2018/2019,"
        "Upper Confidence Limit 2018/2019,"
        "Winter mortality index 2019/2020 Including COVID-19,"
        "Lower Confidence Limit 2019/2020 Including COVID-19,"
        "Upper Confidence Limit 2019/2020 Including COVID-19\n"
        f"{A},Wessex,30,14.5,11.0,17.9,[z],[z],[z]\n{B},Mercia,30,14.5,17.9,11.0,1,0,2\n",
        {
            (A, "winter mortality index", "2018/2019", "11.0"): 14.5,
            (A, "winter mortality index, including COVID-19", "2019/2020", "None"): None,
            (B, "winter mortality index, including COVID-19", "2019/2020", "0.0"): 1,
        },
        ["Winter mortality index 2018/2019"],
        key=("area", "indicator", "period", "lower"),
    ),
    Case(
        "ons-small-area-life-expectancy",
        f"sex,code,name,{HLE}\nMale,,South East,66.3,66.2,66.4,80.2,80.1,80.3\n"
        f"Both,,South East,66.3,66.2,66.4,80.2,80.1,80.3\nMale,,Wessex,1,1,1,1,1,1\n",
        {
            ("E12000008", "male", "healthy life expectancy at birth"): 66.3,
            ("E12000008", "male", "life expectancy at birth"): 80.2,
        },
        ["sex", "code"],
        key=("area", "sex", "indicator"),
    ),
    Case(
        "ons-life-expectancy-wide",
        "series,area_code,area_name,2001-2003,2016-2018\n"
        f"LE at birth - Males,{A},WESSEX,75.9,79.3\nLE at age 65 - Females,{A},WESSEX,19,[x]\n"
        "LE at birth - Males,,,1,2\n",
        {
            ("LE at birth", "male", "2001-2003"): 75.9,
            ("LE at birth", "male", "2016-2018"): 79.3,
            ("LE at age 65", "female", "2001-2003"): 19,
            ("LE at age 65", "female", "2016-2018"): None,
        },
        ["area_code"],
        key=("indicator", "sex", "period"),
    ),
    Case(
        "ons-deaths-2020",
        "Cause,Sex, Area_type,Code,Name,Month,ASMR,Deaths,Rate_lci,Rate_uci\n"
        f"All causes,Persons,UA,{A},Wessex,April,466.0,70,431.0,500.9\n"
        f"All causes,Persons,UA,{A},Wessex,July,466.0,70,431.0,500.9\n"
        f"All causes,Persons,UA,{A},Wessex,March - June 2020,[x],70,[x],[x]\n",
        {("persons", "April 2020", "70.0"): 466, ("persons", "March - June 2020", "70.0"): None},
        ["Month"],
        key=("sex", "period", "numerator"),
    ),
    Case(
        "ons-deaths-2020-small-areas",
        "Code,Name,HOC_name,Month,All cause,Covid-19,Not Covid-19\n"
        "E02000099,W 1,Hill,March,4,0,4\nhere,W 1,Hill,March,4,0,4\n",
        {("deaths: all causes",): 4, ("deaths: COVID-19",): 0, ("deaths: not COVID-19",): 4},
        ["Code"],
        key=("indicator",),
    ),
    Case(
        "ons-health-index",
        f"ltla21_code,year,indicator,value\n{A},2015,Air pollution,8.1\n{A},,Air pollution,8.1\n",
        {(A, "2015"): 8.1},
        ["year"],
    ),
    Case(
        "ons-health-index-scores",
        f'"ltla21_code","year","overall_score","lives_domain_score"\n"{A}",2015,88.3,\n"",2015,1,2\n',
        {("score: overall_score",): 88.3, ("score: lives_domain_score",): None},
        ["ltla21_code"],
        key=("indicator",),
    ),
    Case(
        "census-2011-health",
        "MSOA11CD,MSOA11NM,Very good health,Good health,Fair health\nE02000099,W 1,50.8,35,10.9\n"
        "here,W 1,50.8,35,10.9\n",
        {("Very good health",): 50.8, ("Good health",): 35, ("Fair health",): 10.9},
        ["code"],
        key=("indicator",),
    ),
    Case(
        "census-2021-disability",
        f"lsoa21_code,disability,n,total_residents,prop\n{C},Disabled,192.0,1752.0,0.1096\n,Disabled,1,2,3\n",
        {("Disabled", "192.0", "1752.0"): 0.1096},
        ["code"],
        key=("group", "numerator", "denominator"),
    ),
    Case(
        "census-2021-ethnic-group",
        '\n"TS021 - Ethnic group"\n\n"2021 super output area - lower layer","mnemonic",'
        f'"Total: All usual residents","Asian"\n"W 1A","{C}",1407,275\n',
        {("", "None"): 1407, ("Asian", "1407.0"): 275},
        key=("group", "denominator"),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case.reader}" for n, case in enumerate(CASES)])
def test_reader_loads_what_it_can_and_sets_the_rest_aside(tmp_path, case):
    extract = read(write(tmp_path, "a.csv", case.text))

    def key(observation):
        return tuple(str(getattr(observation, name)) for name in case.key)

    found = {key(observation): observation.value for observation in extract.observations}
    assert (extract.reader, extract.kind) == (case.reader, Kind.OBSERVATIONS)
    assert {name: found[name] for name in case.figures} == case.figures
    assert [fault.column for fault in extract.set_aside] == case.aside
    assert extract.records_in == extract.loaded + len(case.aside)
    assert all(observation.line > 0 for observation in extract.observations)
    assert all(fault.line > 0 and fault.reason for fault in extract.set_aside)
    assert all(o.note for o in extract.observations if o.value is None)


REFERENCES = [
    ("dfe-areas", "LA Number,LA Name,Region,Type\n301,A,B,C\n", 1, 0),
    (
        "dfe-lait-dictionary",
        'Measure_code,Measure,Measure_short,Polarity,Description\n4,M,S,Low,"two\n\nlines"\n',
        1,
        0,
    ),
    ("fingertipsnext-ages", "\ufeffAgeID,Age,MinYears,MaxYears\n1,All ages,0,150\n1,All\n", 1, 1),
    ("fingertipsnext-categories", "CategoryName,CategoryTypeName,Sequence\nA,B,10\n", 1, 0),
    (
        "fingertipsnext-indicators",
        "IndicatorID,Polarity,ValueType,IndicatorName,PeriodType\n1,Low is good,Rate,N,Calendar\n",
        1,
        0,
    ),
    (
        "fingertipsnext-areas",
        'Children,AreaCode,AreaName,Level,HierarchyType,AreaTypeCode\n"",A81002,P,5,NHS,gps\n',
        1,
        0,
    ),
    ("deprivation-2019", f"lsoa11_code,IMD_decile,IMD_rank\n{C},9,29199\nhere,1,2\n", 1, 1),
    (
        "deprivation-2019-indicators",
        f"lsoa11_code,lsoa11_name,income_domain_numerator\n{C},W,150.0\n",
        1,
        0,
    ),
    ("deprivation-2025", f"lsoa21_code,IMD_decile,IMD_rank,IMD_score\n{C},8,1,10.9\n", 1, 0),
    ("frailty-rank", "MSOA11CD,Frailty rank\nE02000099,1585\n", 1, 0),
    ("population-single-years", f"lsoa11_code,total_population,0,1,90+\n{C},3,1,1,1\n", 1, 0),
    (
        "lookup-lsoa11-lsoa21",
        f"lsoa11_code,change_code,lsoa21_code,ltla22_code\n{C},U,{C},{A}\n",
        1,
        0,
    ),
    (
        "lookup-lsoa21-ward24",
        f"lsoa21_code,ward24_code,ltla24_code\n{C},E05000099,{A}\n,x,y\n",
        1,
        1,
    ),
    (
        "census-2021-ages",
        '\n"TS007A"\n\n"2021 super output area - lower layer","mnemonic","Total",'
        f'"Aged 4 years and under"\n"W","{C}",9,1\n',
        1,
        0,
    ),
    (
        "census-2021-single-years",
        "msoa21nm,msoa21cd,Total,Aged under 1 year\nW,E02000099,9,1\n",
        1,
        0,
    ),
    (
        "census-2021-three-ages",
        f"ltla21_code,total_population,younger_females,older_males\n{A},9,1,1\n",
        1,
        0,
    ),
]


@pytest.mark.parametrize(
    ("name", "text", "loaded", "aside"), REFERENCES, ids=[r[0] for r in REFERENCES]
)
def test_reference_is_kept_row_by_row(tmp_path, name, text, loaded, aside):
    extract = read(write(tmp_path, "a.csv", text))

    assert (extract.reader, extract.kind) == (name, Kind.REFERENCE)
    assert (len(extract.rows), len(extract.set_aside)) == (loaded, aside)
    assert extract.records_in == loaded + aside


def test_events_of_the_police_are_counted_and_none_is_lost(tmp_path):
    header = (
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
        "Crime type,Last outcome category,Context\n"
    )
    row = f",2019-01,P,P,,,On or near,{C},W 1A,Drugs,,\n"
    lost = ",2019-01,P,P,,,No Location,,,Drugs,,\n"
    extract = read(write(tmp_path, "a.csv", header + row + row + lost + ",,P,P,,,,,,Drugs,,\n"))

    counts = {(o.area, o.group): (o.value, o.note) for o in extract.observations}
    assert counts == {(C, "Drugs"): (2.0, "counted here"), ("", "Drugs"): (1.0, "counted here")}
    assert (extract.records_in, extract.loaded, len(extract.set_aside)) == (4, 3, 1)


def test_low_income_says_what_the_origins_say_of_it(tmp_path):
    text = (
        "Local Authority,Area Code,Number of children FYE 2020,Percentage of children FYE 2020 (%)\n"
        f"Wessex,{A},16101,0.309\n"
    )
    path = write(tmp_path, "a.csv", text)
    plain = read(path)

    told = read(path, {plain.sha256: Origin(measure="relative")})

    assert plain.observations[0].indicator.endswith("measure not stated")
    assert told.observations[0].indicator.endswith("relative")


def test_vintage_comes_from_the_metadata_beside_the_file(tmp_path):
    path = write(tmp_path, "a.csv", ELS)
    meta = '{"_note": "last modified on 20/02/2026", "ess-beta-metadata": {%s}}'
    given = meta % '"label": "Male years", "sourceDate": "19/02/2026"'

    write(tmp_path, "a.csvw.json", given)
    dated = read(path)
    described = read(tmp_path / "a.csvw.json")
    write(tmp_path, "a.csvw.json", meta % '"shared": {}, "Male years": {"sourceDate": null}')
    changed = read(path)
    write(tmp_path, "a.csvw.json", "{")
    broken = read(path)

    assert (dated.vintage, dated.vintage_note) == ("2026-02-19", "sourceDate of the CSVW file")
    assert (described.reader, described.rows[0]["indicator"]) == ("csvw", "Male years")
    assert (changed.vintage, changed.vintage_note) == ("2026-02-20", "CSVW file last modified")
    assert (broken.vintage, broken.vintage_note) == ("", "date of copy not known")


def test_swapped_columns_are_met_by_their_headings(tmp_path):
    rows = [line.split(",") for line in ELS.lstrip("\ufeff").splitlines()]
    swapped = "\n".join(",".join([row[5], *row[:5], *row[6:]]) for row in rows)

    extract = read(write(tmp_path, "a.csv", swapped + "\n"))

    assert [o.value for o in extract.observations] == [56.9, None]


def test_swapped_cells_are_set_aside(tmp_path):
    header = ELS.splitlines()[0]
    text = f"{header}\n{A},Wessex,UA,Male years,2022-01-01/P3Y,56.9,Years,yrs,60.7,53.2,,\n"
    text += f"Wessex,{A},UA,Male years,2022-01-01/P3Y,56.9,Years,yrs,53.2,60.7,,\n"
    text += f"{A},Wessex,UA,Male years,56.9,2022-01-01/P3Y,Years,yrs,53.2,60.7,,\n"

    extract = read(write(tmp_path, "a.csv", text))

    assert extract.observations == []
    assert [fault.column for fault in extract.set_aside] == ["lci_95", "areacd", "period"]


def test_long_table_of_the_department_is_read_from_parquet(tmp_path):
    path = tmp_path / "a.parquet"
    with duckdb.connect() as engine:
        engine.execute(
            "COPY (SELECT * FROM (VALUES ('GLD', 'words', '2025', 'England', '68.3', 970.0, 'NA'), "
            "('GLD', NULL, '2021', 'England', '-', 970.0, 'NA'), ('GLD', NULL, '0', 'E', '1', 970.0, '')"
            ') t("Short Desc", "Data item", "Years", "LA and Regions", "Values", '
            f'"LA Number", "Region")) TO \'{path}\''
        )

    extract = read(path)

    assert extract.reader == "dfe-lait"
    assert extract.observations == [
        Observation("GLD", "E92000001", "England", "2025", 68.3, line=1),
        Observation("GLD", "E92000001", "England", "2021", None, note="-", line=2),
    ]
    assert extract.set_aside == [(3, "Years", "0", "names no year")]


def _workbook(path, sheets):
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path


def test_neighbours_are_pairs_with_their_rank(tmp_path):
    heading = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"]
    heading += [name for rank in range(1, 11) for name in (f"SN{rank}", "SNP")]
    row = [301, "A", 301, 3, "London", *[cell for _ in range(9) for cell in (302, "Close")]]
    rows = [["A", "B"], [1, 2], heading, [*row, "-", ""], ["", "a footnote"]]

    extract = read(_workbook(tmp_path / "a.xlsx", {"LA SN Groups": rows}))

    assert extract.rows[0]["neighbour"] == "E09000003"
    assert [row["rank"] for row in extract.rows] == [str(rank) for rank in range(1, 10)]
    assert (extract.records_in, len(extract.set_aside)) == (10, 1)


def test_fuel_poverty_workbook_reads_every_table(tmp_path):
    figures = [
        "Number of households",
        "Number of households in fuel poverty",
        "Proportion of households fuel poor (%)",
    ]
    regions = [["Table 1: Fuel Poverty, 2021"], [], ["Region", *figures], ["East", 1000, 123, 12.3]]
    places = [
        ["Table 2: Fuel poor, 2021"],
        [],
        ["Area Codes", "Area names", "", *figures],
        [A, "", "Wessex", 1000, 167, 16.7],
        ["Back to contents"],
    ]

    extract = read(
        _workbook(tmp_path / "a.xlsx", {"Notes": [["x"]], "Table 1": regions, "Table 2": places})
    )

    assert [(o.area, o.period, o.value, o.cell) for o in extract.observations] == [
        ("E12000006", "2021", 12.3, "Table 1!D4"),
        (A, "2021", 16.7, "Table 2!F4"),
    ]
    assert extract.unread == ("sheet Notes",)
    assert "Back to contents" in extract.notes


def test_homelessness_workbook_finds_columns_by_what_stands_above_them(tmp_path):
    duties = [
        ["Table A1\nEngland, October to December 2025"],
        [
            "",
            "",
            "",
            "",
            "Total initial assessments1",
            "",
            "Total owed a prevention or relief duty",
        ],
        [A, "Wessex", "", "", 467, "", 456],
        ["-", "Rest of England", "", "", 1, "", 1],
        ["Latest update: 30 April 2026"],
    ]
    ages = [
        ["Table A6\nEngland, October to December 2025"],
        ["", "", "", "", "Total owed a prevention or relief duty", "", "16-17", "18-24"],
        [A, "Wessex", "", "", 456, "", 1, "-"],
    ]
    rooms = [
        ["Table TA1\nEngland, 31 December 2025"],
        [
            "",
            "",
            "",
            "",
            "Total number of households in TA1,2",
            "Number of households in area (000s)",
        ],
        [A, "Wessex", "", "", 932, 82.513],
    ]

    extract = read(_workbook(tmp_path / "a.xlsx", {"A1": duties, "A6": ages, "TA1": rooms}))

    found = {(o.indicator, o.period): (o.value, o.cell) for o in extract.observations}
    assert found["total_initial_assessments", "2025Q4"] == (467.0, "A1!E3")
    assert found["households_in_ta", "2025Q4"] == (932.0, "TA1!E3")
    assert found["age_18_24", "2025Q4"] == (None, "A6!H3")
    assert (extract.vintage, len(extract.set_aside)) == ("2026-04-30", 1)


def test_boundaries_keep_properties_and_geometry(tmp_path):
    text = (
        '{"type": "FeatureCollection", "features": [{"properties": {"code": "' + C + '"}, '
        '"geometry": {"type": "Point", "coordinates": [0, 1]}}, {"properties": {}}]}'
    )

    extract = read(write(tmp_path, "a.geojson", text))

    assert extract.rows == [{"code": C, "geometry": '{"type":"Point","coordinates":[0,1]}'}]
    assert [fault.reason for fault in extract.set_aside] == ["the feature has no geometry"]


def test_licence_is_kept_as_a_document(tmp_path):
    extract = read(write(tmp_path, "a.md", "# Open Government Licence\n\nYou may."))

    assert (extract.reader, extract.kind, extract.loaded) == ("licence", Kind.REFERENCE, 1)


def _damaged(text, dice):
    """One of the ways in which files come damaged."""
    at = dice.randrange(len(text))
    cells = text.splitlines()[-1].split(",")
    dice.shuffle(cells)
    return dice.choice(
        [
            text[:at],
            text[:at] + text[at + 1 :],
            text[:at] + dice.choice(['"', ",", "\n", "\0", "\r", "=1+1", "�"]) + text[at:],
            text + ",".join(cells),
            text + ",".join(cells[: len(cells) // 2]),
            text.replace(",", ";", 3),
        ]
    )


@pytest.mark.parametrize("case", CASES, ids=[f"{n}-{case.reader}" for n, case in enumerate(CASES)])
def test_damaged_file_is_never_a_traceback_and_always_balances(tmp_path, case):
    dice = random.Random(case.reader)
    for _ in range(60):
        path = write(tmp_path, "a.csv", _damaged(case.text, dice))
        try:
            extract = read(path)
        except SourceError as fault:
            assert fault.what_to_do
            continue
        assert extract.records_in == extract.loaded + len(extract.set_aside)
