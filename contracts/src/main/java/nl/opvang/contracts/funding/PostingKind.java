package nl.opvang.contracts.funding;

/** What an amount in a municipality's books about reception is (Bekostigingsregeling opvang ontheemden Oekraïne, BooO). */
public enum PostingKind {
    /** Living allowance paid to people in municipal reception: actual costs (article 3(3)). */
    LIVING_ALLOWANCE_MUNICIPAL(NormScheme.MUNICIPAL),
    /** Living allowance paid to people in private reception: actual costs (article 3(3)). */
    LIVING_ALLOWANCE_PRIVATE(NormScheme.PRIVATE),
    /** Own contributions received (RooO article 7(4)); deducted (article 3(7)). */
    OWN_CONTRIBUTION(NormScheme.MUNICIPAL),
    /** Recoveries received (RooO article 8); deducted (article 3(7)). */
    RECOVERY(NormScheme.MUNICIPAL),
    /** Invested to make or realise a building (article 2(1)e). */
    TRANSITION_COST(NormScheme.MUNICIPAL);

    private final NormScheme scheme;

    PostingKind(NormScheme scheme) {
        this.scheme = scheme;
    }

    /** The scheme whose confirmation the amount waits for. */
    public NormScheme scheme() {
        return scheme;
    }

    /** Whether it was received, and lessens what is due. */
    public boolean received() {
        return this == OWN_CONTRIBUTION || this == RECOVERY;
    }
}
