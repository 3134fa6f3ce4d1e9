package nl.opvang.contracts.funding;

/** By which scheme costs of first reception are reimbursed. */
public enum FirstReceptionScheme {
    /** Incidental contribution to safety regions (Bekostigingsbesluit, BWBR0046892); lapsed on 1 January 2024. */
    SAFETY_REGIONS,
    /** Its successor: a specific grant to regional bodies, provinces, or municipalities that act for several (Stcrt. 2024, 325). */
    SPECIFIC_GRANT
}
