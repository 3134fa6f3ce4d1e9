package nl.opvang.contracts.funding;

/** What a norm is paid for (Bekostigingsregeling opvang ontheemden Oekraïne, BooO, article 3). */
public enum NormScheme {
    /** Municipal reception: per realised place per day (article 3(1)). */
    MUNICIPAL,
    /** Private reception: per registered person per calendar month in which a provision was made (article 3(4)). */
    PRIVATE
}
