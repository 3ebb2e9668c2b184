"""Names of jurisdictions: what a blank for a law may hold in any case of letters.

English short names of states and of their parts whose law contracts choose most. What is missing here may still fit by
its form ("the Canton of Uri", "the Republic of Nowhere"); the list only lets the bare name stand.
"""

from __future__ import annotations

from functools import lru_cache

_STATES = """
afghanistan|albania|algeria|andorra|angola|antigua and barbuda|argentina|armenia|australia|austria|azerbaijan|bahamas
bahrain|bangladesh|barbados|belarus|belgium|belize|benin|bhutan|bolivia|bosnia and herzegovina|botswana|brazil|brunei
bulgaria|burkina faso|burundi|cambodia|cameroon|canada|cape verde|central african republic|chad|chile|china|colombia
comoros|congo|costa rica|croatia|cuba|cyprus|czech republic|czechia|denmark|djibouti|dominica|dominican republic|ecuador
egypt|el salvador|equatorial guinea|eritrea|estonia|eswatini|ethiopia|fiji|finland|france|gabon|gambia|georgia|germany
ghana|greece|grenada|guatemala|guinea|guinea-bissau|guyana|haiti|honduras|hungary|iceland|india|indonesia|iran|iraq
ireland|israel|italy|ivory coast|jamaica|japan|jordan|kazakhstan|kenya|kiribati|korea|kosovo|kuwait|kyrgyzstan|laos
latvia|lebanon|lesotho|liberia|libya|liechtenstein|lithuania|luxembourg|madagascar|malawi|malaysia|maldives|mali|malta
mauritania|mauritius|mexico|micronesia|moldova|monaco|mongolia|montenegro|morocco|mozambique|myanmar|namibia|nauru|nepal
netherlands|new zealand|nicaragua|niger|nigeria|north macedonia|norway|oman|pakistan|palau|panama|papua new guinea
paraguay|peru|philippines|poland|portugal|qatar|romania|russia|russian federation|rwanda|samoa|san marino|saudi arabia
senegal|serbia|seychelles|sierra leone|singapore|slovakia|slovenia|solomon islands|somalia|south africa|south korea
south sudan|spain|sri lanka|sudan|suriname|sweden|switzerland|syria|taiwan|tajikistan|tanzania|thailand|timor-leste|togo
tonga|trinidad and tobago|tunisia|turkey|türkiye|turkmenistan|tuvalu|uganda|ukraine|united arab emirates|united kingdom
united states|united states of america|uruguay|uzbekistan|vanuatu|vatican city|venezuela|vietnam|viet nam|yemen|zambia
zimbabwe|uk|u.k.|usa|u.s.a.|u.s.|us|uae|eu|european union|prc|republic of korea
hong kong|hong kong sar|hong kong special administrative region
macau|puerto rico
guam
"""
_PARTS = """
alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|hawaii|idaho|illinois|indiana|iowa
kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada
new hampshire|new jersey|new mexico|new york|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island
south carolina|south dakota|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming
district of columbia|washington, d.c.|washington, dc|alberta|british columbia|manitoba|new brunswick
newfoundland and labrador|nova scotia|ontario|prince edward island|quebec|québec|saskatchewan|new south wales|queensland
south australia|tasmania|victoria|western australia|australian capital territory|northern territory|england|wales
england and wales|scotland|northern ireland|great britain|guernsey|jersey|isle of man|gibraltar|bermuda|cayman islands
british virgin islands|bavaria|berlin|hamburg|hesse|saxony|catalonia|flanders|wallonia|lombardy|zurich|zürich|geneva
basel|bern|vaud|dubai|abu dhabi|maharashtra|karnataka|delhi|new delhi|tamil nadu|west bengal|gujarat|kerala|tokyo
shanghai|beijing
"""


@lru_cache(maxsize=1)
def jurisdictions() -> frozenset[str]:
    """The known names, in lower case.

    >>> "new zealand" in jurisdictions(), "the moon" in jurisdictions()
    (True, False)
    """
    return frozenset((_STATES + "|" + _PARTS).replace("\n", "|").split("|")) - {""}
