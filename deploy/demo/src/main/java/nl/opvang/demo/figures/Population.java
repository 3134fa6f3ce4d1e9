package nl.opvang.demo.figures;

/** Whom a country figure counts; figures about places always count everyone. */
public enum Population {
    EVERYONE,
    UKRAINIAN,
    OTHER
}
