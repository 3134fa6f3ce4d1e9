package nl.opvang.contracts.allocation;

/** How old somebody is, as far as shelter is concerned. */
public enum AgeBand {
    UNDER_4,
    FROM_4_TO_11,
    FROM_12_TO_17,
    FROM_18_TO_64,
    FROM_65;

    /** Whether that is younger than 18. */
    public boolean minor() {
        return compareTo(FROM_18_TO_64) < 0;
    }
}
