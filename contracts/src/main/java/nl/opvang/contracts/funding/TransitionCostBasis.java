package nl.opvang.contracts.funding;

/** When transition costs count (BooO article 2(2)). */
public enum TransitionCostBasis {
    /** Spread over the term of depreciation: the part that falls in the financial year; the first guidance. */
    DEPRECIATION,
    /** When they are made: what was invested in the financial year; decided on 3 April 2023 for SiSa 2022 and later. */
    INVESTMENT
}
