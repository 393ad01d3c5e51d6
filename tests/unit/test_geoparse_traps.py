"""Sentences as newspapers write them that lead a geoparser astray; none is from a corpus that weights come from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from geo.geoparse import Geoparser
from geo.model import GeoPrecision, Resolution, Toponym
from geo.settings import Settings


@pytest.fixture(scope="module")
def geoparser(settings: Settings) -> Iterator[Geoparser]:
    with Geoparser.open(replace(settings, recogniser_model="")) as opened:
        yield opened


def where(resolution: Resolution, expected: str) -> str:
    """As much of where it was put as is expected: "US", "US/Ohio" of a place in it, "US/region" of a state itself."""
    place = resolution.place
    if place is None:
        return "nowhere"
    country, _, unit = expected.partition("/")
    if not country:
        return ""
    if unit == "region":
        return f"{place.country}/{place.geo_precision}"
    known = place.geo_precision is not GeoPrecision.REGION and unit in place.admin
    return f"{place.country}/{unit if known else place.admin}" if unit else place.country


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Mr. Lincoln said the budget was late.", {}),
        ("Paris Hilton attended a party in Los Angeles.", {"Los Angeles": "US"}),
        ("Jack London wrote about dogs.", {}),
        ("Chelsea Clinton spoke to reporters.", {}),
        ("Sen. Jackson and Rep. Houston voted against the bill.", {}),
        ("Virginia Woolf was born in London.", {"London": "GB"}),
        ("Judge Kimberly Austin sentenced him on Friday.", {}),
        ("The Boston Globe and the Chicago Tribune reported the merger.", {}),
        ("The Houston Chronicle's reporter visited Galveston.", {"Galveston": "US"}),
        ("The Dallas Cowboys beat the Green Bay Packers.", {}),
        ("Manchester United face Real Madrid on Tuesday.", {}),
        ("Bank of America cut jobs in Charlotte.", {"Charlotte": "US"}),
        ("The Bank of England raised rates.", {}),
        ("Deutsche Bank and Lehman Brothers declined to comment.", {}),
        ("The University of Michigan study surveyed farmers.", {}),
        ("French troops and the German chancellor left.", {}),
        ("The Syrian army shelled rebel positions near Aleppo.", {"Aleppo": "SY"}),
        ("Turkey and Greece resumed talks in Ankara.", {"Turkey": "TR", "Greece": "GR", "Ankara": "TR"}),
        ("In May, June Carter met April Jones.", {}),
        ("Reading is good for children.", {}),
        ("It was a nice day in Nice, the mayor said.", {"Nice": "FR"}),
        ("Mobile phones were stolen in Mobile, Alabama.", {"Mobile": "US", "Alabama": "US"}),
        ("Most people in Most, a Czech town, work in mines.", {"Most": "CZ"}),
        ("Orange juice was sold in Orange, California.", {"Orange": "US", "California": "US"}),
        ("She was reading in Reading, Berkshire.", {"Reading": "GB", "Berkshire": "GB"}),
        ("FLOODS KILL 12 IN NORTHERN VIETNAM AS STORM HITS HANOI", {"VIETNAM": "VN", "HANOI": "VN"}),
        ("Twelve miles south-west of Basra, a convoy was hit.", {"Basra": "IQ"}),
        ("Air France and Air India cancelled flights to Tel Aviv.", {"Tel Aviv": "IL"}),
        ("Radio Liberty reported it.", {}),
        ("Two buses collided on the Lagos-Ibadan highway.", {"Lagos": "NG", "Ibadan": "NG"}),
        ("Trains stopped on the Kyiv\u2013Lviv line.", {"Kyiv": "UA", "Lviv": "UA"}),
        ("Two people were shot in Pul-e-Hisar district, Baghlan.", {"Pul-e-Hisar": "AF", "Baghlan": "AF/region"}),
        ("Police in Reading arrested two men.", {"Reading": "GB"}),
        ("It was a nice day; mobile phones rang.", {}),
        ("Nice, a city in France, was hit by floods.", {"Nice": "FR", "France": "FR"}),
        ("Mobile, Alabama, was hit by a hurricane.", {"Mobile": "US", "Alabama": "US"}),
        ("Police in Bath, Maine, closed the road.", {"Bath": "US", "Maine": "US"}),
        ("EARTHQUAKE HITS NEPAL, HUNDREDS FEARED DEAD IN KATHMANDU", {"NEPAL": "NP", "KATHMANDU": "NP"}),
        ("TWO KILLED IN SHOOTING NEAR BIRMINGHAM, ALABAMA", {"BIRMINGHAM": "US", "ALABAMA": "US"}),
        ("Ukraine's Kharkiv region came under fire.", {"Ukraine": "UA", "Kharkiv": "UA"}),
        ("Clashes broke out in Pakistan's Swat district.", {"Pakistan": "PK", "Swat": "PK"}),
        ("A bomb exploded outside Mosul.", {"Mosul": "IQ"}),
        ("A train derailed between York and Leeds.", {"York": "GB", "Leeds": "GB"}),
        ("Shots were fired on the India-Pakistan border.", {"India": "IN", "Pakistan": "PK"}),
        ("The plane crashed 30 km north of Minsk.", {"Minsk": "BY"}),
        ("The village lies 12 miles southwest of Tucson, Arizona.", {"Tucson": "US", "Arizona": "US"}),
        ("SPRINGFIELD, Ohio (AP) - A fire destroyed a warehouse.", {"SPRINGFIELD": "US/Ohio", "Ohio": "US"}),
        ("A fire destroyed a school in Springfield, Ohio, on Monday.", {"Springfield": "US/Ohio", "Ohio": "US"}),
        (
            "He moved from Paris, Texas, to Paris, France, last year.",
            {"Paris@0": "US/Texas", "Texas": "US", "Paris@1": "FR", "France": "FR"},
        ),
        (
            "She drove from Portland, Maine, to Portland, Oregon.",
            {"Portland@0": "US/Maine", "Maine": "US", "Portland@1": "US/Oregon", "Oregon": "US"},
        ),
        (
            "He flew to London, then on to London, Ontario.",
            {"London@0": "GB", "London@1": "CA/Ontario", "Ontario": "CA"},
        ),
        ("Wildfires burned across Washington state on Sunday.", {"Washington": "US/region"}),
        ("Voters in Georgia and Alabama went to the polls.", {"Georgia": "US", "Alabama": "US"}),
        ("Georgia and Armenia signed a trade deal in Tbilisi.", {"Georgia": "GE", "Armenia": "AM", "Tbilisi": "GE"}),
        ("The governor of Georgia visited Atlanta and Savannah.", {"Georgia": "US", "Atlanta": "US", "Savannah": "US"}),
        (
            "The mayor of St. Louis spoke in St. Paul, Minnesota.",
            {"St. Louis": "US/Missouri", "St. Paul": "US/Minnesota", "Minnesota": "US"},
        ),
        (
            "Fires raged near Fresno, Calif., and Reno, Nev., on Friday.",
            {"Fresno": "US/California", "Calif.": "US/region", "Reno": "US/Nevada", "Nev.": "US/region"},
        ),
        (
            "He lives in Springfield, Mass., and works in Boston.",
            {"Springfield": "US/Massachusetts", "Mass.": "US/region", "Boston": "US"},
        ),
        ("The U.S. and the UK signed a pact.", {"U.S.": "US", "UK": "GB"}),
        ("Police in N. Ireland arrested a man in Derry.", {"N. Ireland": "GB", "Derry": "GB"}),
        ("The couple from Athens, Ga., won the lottery.", {"Athens": "US/Georgia", "Ga.": "US/region"}),
        (
            "Residents of Cambridge, Mass., and Cambridge, England, were compared.",
            {"Cambridge@0": "US/Massachusetts", "Mass.": "US/region", "Cambridge@1": "GB", "England": "GB"},
        ),
        ("Police in Fort Worth and Ft. Lauderdale warned drivers.", {"Fort Worth": "US", "Ft. Lauderdale": "US"}),
        ("The sheriff of Orange County, Florida, resigned.", {"Orange County": "US/Florida", "Florida": "US"}),
        ("The Jefferson County sheriff in Colorado said so.", {"Jefferson County": "US/Colorado", "Colorado": "US"}),
        (
            "She was born in Aleppo, grew up in Damascus and studied in Tripoli, Libya.",
            {"Aleppo": "SY", "Damascus": "SY", "Tripoli": "LY", "Libya": "LY"},
        ),
        ("A court in Tripoli, Lebanon, acquitted him.", {"Tripoli": "LB", "Lebanon": "LB"}),
        ("Troops crossed the Euphrates River near Raqqa.", {"Euphrates River": "", "Raqqa": "SY"}),
        ("The ferry sank in Lake Victoria off Uganda.", {"Lake Victoria": "", "Uganda": "UG"}),
        ("Cork and Kerry were cut off by the snow, Irish police said.", {"Cork": "IE", "Kerry": "IE"}),
        ("Residents of Hope, Arkansas, voted.", {"Hope": "US/Arkansas", "Arkansas": "US"}),
        (
            "The Kansas City Star said Kansas City, Missouri, was flooded.",
            {"Kansas City": "US/Missouri", "Missouri": "US"},
        ),
        ("West Bank settlers clashed with police near Hebron.", {"West Bank": "PS", "Hebron": "PS"}),
        ("New York Governor Andrew Cuomo spoke in Albany.", {"New York": "US", "Albany": "US/New York"}),
        ("The Lebanon, Pennsylvania, plant closed.", {"Lebanon": "US/Pennsylvania", "Pennsylvania": "US"}),
        ("An explosion shook Victoria, the capital of British Columbia.", {"Victoria": "CA", "British Columbia": "CA"}),
        (
            "Police in Victoria, Australia, and in Melbourne were on alert.",
            {"Victoria": "AU", "Australia": "AU", "Melbourne": "AU"},
        ),
        ("Birmingham police said the man, 34, of Solihull, was charged.", {"Birmingham": "GB", "Solihull": "GB"}),
        (
            "The Durham man was arrested in Chapel Hill, N.C.",
            {"Durham": "US", "Chapel Hill": "US", "N.C.": "US/region"},
        ),
        (
            "Officials in Naples, Fla., and Naples, Italy, spoke by phone.",
            {"Naples@0": "US/Florida", "Fla.": "US", "Naples@1": "IT", "Italy": "IT"},
        ),
        ("Heavy rain fell over Bristol, Bath and Swindon.", {"Bristol": "GB", "Bath": "GB", "Swindon": "GB"}),
        ("Jordan said it would close its border with Syria.", {"Jordan": "JO", "Syria": "SY"}),
        ("Chad Smith and Devin Vasquez scored.", {}),
        ("Shells fell on Chad's border with Sudan.", {"Chad": "TD", "Sudan": "SD"}),
        ("The Geneva Convention and the Paris Agreement were cited.", {}),
        ("He was taken to Johns Hopkins Hospital in Baltimore, Md.", {"Baltimore": "US", "Md.": "US"}),
        ("Essex police searched a house in Colchester.", {"Essex": "GB", "Colchester": "GB"}),
        ("The quake struck 40 miles off Eureka, California.", {"Eureka": "US/California", "California": "US"}),
        ("Buffalo's mayor asked residents to stay home.", {"Buffalo": "US"}),
        ("Phoenix, Ariz. police chief resigned.", {"Phoenix": "US", "Ariz.": "US"}),
        ("Israel Vasquez said the shop would reopen.", {}),
        ("Jordan, a mother of three, said she heard the blast.", {}),
        ("Sydney, her daughter, was unharmed.", {}),
        ("Sofia, a teacher from Plovdiv, left the ward.", {"Plovdiv": "BG"}),
        ("In Sofia, a teacher was hurt.", {"Sofia": "BG"}),
        ("Israel, a waiter, was in Israel at the time.", {"Israel": "IL"}),
        ("Kenya Moore and Santiago Martinez were arrested in Lima.", {"Lima": "PE"}),
        ("Valencia beat Sevilla 2-1 on Sunday.", {}),
        ("Barcelona drew 1-1 with Getafe.", {}),
        ("Sporting lost 2-0 to Braga.", {}),
        ("A 4-2 win over Sunderland put them top.", {}),
        ("Germany beat Brazil 7-1 in Belo Horizonte.", {"Belo Horizonte": "BR"}),
        ("Police in Leeds held 3-4 people.", {"Leeds": "GB"}),
        ("Brussels sprouts were on the menu.", {}),
        ("He wore a Panama hat in Quito.", {"Quito": "EC"}),
        ("Lima beans were scarce in Lima.", {"Lima": "PE"}),
        ("Wellington boots are sold in Hereford.", {"Hereford": "GB"}),
        ("The Stockholm syndrome was named after a robbery in Stockholm.", {"Stockholm": "SE"}),
        ("Nice, a city in France, was quiet.", {"Nice": "FR", "France": "FR"}),
        ("She moved to D.C. last year.", {"D.C.": "US"}),
        ("D.C. police closed the bridge.", {"D.C.": "US"}),
        ("France left the EU talks in Vienna, the E.U. said.", {"France": "FR", "Vienna": "AT"}),
        ("Officials in Washington, D.C., said so.", {"Washington": "US/District of Columbia", "D.C.": "US"}),
        ("Shells struck Marib overnight.", {"Marib": "YE"}),
        ("Warplanes bombed Idlib and shelled Saraqib.", {"Idlib": "SY", "Saraqib": "SY"}),
        ("Mobile phones rang. Mobile, Ala., was calm.", {"Mobile": "US/Alabama", "Ala.": "US/region"}),
        ("LINCOLN, Neb. (AP) - A farmer was killed.", {"LINCOLN": "US/Nebraska", "Neb.": "US/region"}),
        ("Manchester (Union Leader) - A man was charged.", {"Manchester": ""}),
        (
            "Miners rallied in Logan, W. Va., and in Welch, W.Va.",
            {
                "Logan": "US/West Virginia",
                "W. Va.": "US/region",
                "Welch": "US/West Virginia",
                "W.Va.": "US/region",
            },
        ),
        ("The crash closed U.S. 50 near Delta, Utah.", {"Delta": "US/Utah", "Utah": "US/region"}),
        ("Sheriff Dale Washington said he was sorry.", {}),
        ("Coach Bobby Dallas and Mayor Kay Houston met.", {}),
        ("Barcelona host Napoli in the Champions League.", {}),
        ("Syria's Deir ez-Zor district was shelled.", {"Syria": "SY", "Deir ez-Zor": "SY"}),
        (
            "Troops left San Cristóbal de las Casas for Port-au-Prince.",
            {
                "San Cristóbal de las Casas": "MX",
                "Port-au-Prince": "HT",
            },
        ),
        ("Divers came from Dar es Salaam.", {"Dar es Salaam": "TZ"}),
        ("FRANCE, GERMANY AGREE ON DEBT PLAN", {"FRANCE": "FR", "GERMANY": "DE"}),
        ("A Durham man and a Fargo woman were hurt.", {"Durham": "", "Fargo": "US"}),
    ],
)
def test_the_names_that_mean_places_are_found_where_they_are(
    geoparser: Geoparser, text: str, places: dict[str, str]
) -> None:
    found = geoparser.geoparse(text)
    names = [r.toponym.name for r in found]
    numbered = [f"{name}@{names[:at].count(name)}" if names.count(name) > 1 else name for at, name in enumerate(names)]
    assert numbered == list(places)
    assert {name: where(r, places[name]) for name, r in zip(numbered, found, strict=True)} == places


@pytest.mark.parametrize("verb", ["left", "abandoned", "entered", "held", "retook", "seized", "shelled", "encircled"])
@pytest.mark.parametrize("name", ["Agdam", "Gyumri", "Bambari", "Kupiansk"])
def test_what_forces_take_hold_or_leave_is_a_place(geoparser: Geoparser, verb: str, name: str) -> None:
    found = geoparser.geoparse(f"Government troops {verb} {name}.")
    assert [resolution.toponym.name for resolution in found] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized Grace Lubega.",
        "Soldiers left Madison behind, her mother said.",
        "The bank left Morgan in charge.",
        "She left Jordan Smith behind.",
        "Critics attacked Clinton.",
        "The court held Orange liable.",
    ],
)
def test_whom_somebody_takes_or_leaves_is_no_place(geoparser: Geoparser, text: str) -> None:
    assert geoparser.geoparse(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shusha was shelled.", "Shusha"),
        ("Lachin came under fire on Friday.", "Lachin"),
        ("Goris is still without gas.", "Goris"),
        ("Bambari fell to the rebels.", "Bambari"),
    ],
)
def test_what_befalls_places_only_makes_a_place(geoparser: Geoparser, text: str, name: str) -> None:
    assert name in [resolution.toponym.name for resolution in geoparser.geoparse(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Turkey's Van province was hit by an earthquake.", ["Turkey", "Van"]),
        ("Shelling went on in Kharkiv's Kupiansk district.", ["Kharkiv", "Kupiansk"]),
        ("Mudslides buried houses in Uganda's Bududa district.", ["Uganda", "Bududa"]),
        ("Residents outside Mosul said that they would stay.", ["Mosul"]),
        ("Fishermen near Bosaso said that the trawler sank.", ["Bosaso"]),
        ("Ecuador's largest city, Guayaquil, felt the tremor.", ["Ecuador", "Guayaquil"]),
        ("A ferry from Split to Hvar hit a yacht.", ["Split", "Hvar"]),
        ("Bears were seen near the village Talish.", ["Talish"]),
    ],
)
def test_phrases_that_places_stand_in_make_a_place(geoparser: Geoparser, text: str, names: list[str]) -> None:
    assert [resolution.toponym.name for resolution in geoparser.geoparse(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "He left the city, Jackson said.",
        "She left the village, Moore said.",
        "The quarrel between Bush and Steele went on.",
    ],
)
def test_people_in_phrases_like_those_are_no_place(geoparser: Geoparser, text: str) -> None:
    assert [r.toponym.name for r in geoparser.geoparse(text) if r.confidence >= geoparser.uncertain_below] == []


def test_a_later_mention_without_a_state_has_the_sense_of_the_one_before(geoparser: Geoparser) -> None:
    text = (
        "A fire broke out in Portland, Maine. Police in Portland said nobody was hurt. "
        "A year ago a school had burned in Portland, Oregon. Portland rebuilt it."
    )
    states = [r.place.admin[0] for r in geoparser.geoparse(text) if r.place and r.toponym.name == "Portland"]
    assert states == ["Maine", "Maine", "Oregon", "Oregon"]


def test_an_earlier_mention_has_the_sense_that_is_told_later(geoparser: Geoparser) -> None:
    text = "Fire at a school in Springfield.\n\nSpringfield, Ohio, has had many fires."
    states = [r.place.admin[0] for r in geoparser.geoparse(text) if r.place and r.toponym.name == "Springfield"]
    assert states == ["Ohio", "Ohio"]


def test_many_namesakes_in_a_country_do_not_outvote_one_elsewhere(geoparser: Geoparser) -> None:
    found = geoparser.geoparse("Talks in Geneva between Iran and the United States ended.")
    assert [r.place.country if r.place else "" for r in found] == ["CH", "IR", "US"]


def test_a_street_is_not_the_place_that_it_is_named_after(geoparser: Geoparser) -> None:
    found = {r.toponym.name: r.place for r in geoparser.geoparse("A shop on Berlin Street in Chicago was robbed.")}
    assert found.get("Berlin Street") is None
    assert "Berlin" not in found
    assert "Chicago" in found


@pytest.mark.parametrize(
    ("written", "place"),
    [("Kabull", "Kabul"), ("Johanesburg", "Johannesburg"), ("Afganistan", "Afghanistan")],
)
def test_a_misspelt_name_is_found_though_less_surely(geoparser: Geoparser, written: str, place: str) -> None:
    texts = {name: f"He flew from {name} to Doha and to Cairo." for name in (written, place)}
    wrong, right = (geoparser.resolve(text, [Toponym(13, 13 + len(name), name)])[0] for name, text in texts.items())
    assert wrong.place is not None
    assert wrong.place.name == place
    assert wrong.confidence < right.confidence


def test_a_few_shared_sounds_make_no_place(geoparser: Geoparser) -> None:
    (shire,) = geoparser.resolve("Shells fell on Shire.", [Toponym(15, 20, "Shire")])
    assert shire.place is None or shire.place.country != "SY"


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Cases were found in Mexico, China, Japan and Ukraine.", "China", "geonames:1814991"),
        ("Voters in Arizona, Colorado, Georgia, Illinois and Utah decide.", "Georgia", "geonames:4197000"),
        ("Aid went to Ghana, Niger, Nigeria and Togo.", "Niger", "geonames:2440476"),
    ],
)
def test_in_a_list_of_countries_or_states_a_comma_contains_nothing(
    geoparser: Geoparser, text: str, name: str, place: str
) -> None:
    found = {r.toponym.name: r.place for r in geoparser.geoparse(text)}
    assert found[name] is not None
    assert found[name].id == place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The mayor of Mobile resigned.", ["Mobile"]),
        ("Shells fell on the outskirts of Reading.", ["Reading"]),
        ("MOBILE MAN SHOT DEAD AT GAS STATION", ["MOBILE"]),
        ("Manchester United signed a striker from Santos.", []),
        ("West Ham bought the young defender from Lyon on loan.", []),
        ("They signed a striker from Brazil.", ["Brazil"]),
        ("A man was arrested in Reading, Berkshire.", ["Reading", "Berkshire"]),
        ("Mobile phones were banned in schools in Ghana.", ["Ghana"]),
        ("Militants attacked a village in Borno's Gwoza district.", ["Borno", "Gwoza"]),
        ("The camp is 60 kilometres (37 miles) north of Goma.", ["Goma"]),
        ("Fighting near the Kosovo-Serbia border town of Merdare.", ["Kosovo", "Serbia", "Merdare"]),
        ("EARTHQUAKE HITS CENTRAL ITALY, 20 DEAD", ["ITALY"]),
        ("The French said the British were late.", []),
        ("Kansas City Chiefs fans gathered in Miami.", ["Miami"]),
    ],
)
def test_traps_told_by_what_stands_beside_the_name(geoparser: Geoparser, text: str, names: list[str]) -> None:
    found = [resolution.toponym.name for resolution in geoparser.geoparse(text)]
    assert [name.removeprefix("CENTRAL ") for name in found] == names
