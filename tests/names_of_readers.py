"""What readers may write into a form: between them, all letters of the languages named."""

NAMES = {
    "Finnish and Swedish": "Åsa Öberg-Mäkelä, Šanna Žižek",
    "English": "“O’Brien” – 50 €, 20 £ ± 1 °C",
    "Northern Sámi": "Áŋŋel Čáhppe Đorđe Ŧuŧŧu Šiella Žuŋŋá",
    "Inari Sámi": "Âimi Äijih Čuáđi Šoŋgâ Žánná",
    "Skolt Sámi": "Ǩeeʹrjj ǥõlǥâʹnn Ǧeärǧǧ Ǯuâǯǯ ʒiõŋ Ʒ Ǥ",
    "Estonian": "Õnne Šuvalov, Žanna Jüri",
    "Ukrainian and Somali in Latin letters": "Nataliia Shevchenko, Šerhiï; Cabdi´l Xasan",
    "Polish": "Łukasz Żółć Ęślań Źdźbło Ćwik",
    "Turkish": "Ğökçe Işık İnci Şule",
    "Latvian, Lithuanian": "Ķēniņš Ļūdzāte Ģirts Ėglė Ųnė Įsrutė",
}
