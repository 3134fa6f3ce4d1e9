package nl.opvang.torture.post;

/** In which role something is said. */
enum Speaker {
    MUNICIPALITY,
    REGION,
    KCIO,
    MINISTRY
}
