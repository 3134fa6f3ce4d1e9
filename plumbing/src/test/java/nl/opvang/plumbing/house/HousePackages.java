package nl.opvang.plumbing.house;

import java.util.List;

/** Every package that a house rule names; a name without a class behind it would make a rule that cannot fail. */
public final class HousePackages {
    static final String CONTRACTS = "..nl.opvang.contracts..";
    static final String CONTRACTS_OF_CAPACITY = "..nl.opvang.contracts.capacity..";
    static final String CONTRACTS_OF_ALLOCATION = "..nl.opvang.contracts.allocation..";
    static final String CONTRACTS_OF_FUNDING = "..nl.opvang.contracts.funding..";
    static final String CONTRACTS_OF_REPORTING = "..nl.opvang.contracts.reporting..";
    static final String PLUMBING = "..nl.opvang.plumbing..";
    static final String DECISION = "..nl.opvang.plumbing.decision..";
    static final String EMBEDDED = "..nl.opvang.embedded..";
    static final String ISSUER = "..nl.opvang.issuer..";
    static final String DEMO = "..nl.opvang.demo..";
    static final String TORTURE = "..nl.opvang.torture..";
    static final String VERIFY = "..nl.opvang.verify..";
    static final String STANDALONE = "..nl.opvang.standalone..";
    static final String DOMAIN = "..nl.opvang.*.*.domain..";
    static final String WRITE = "..nl.opvang.*.*.write..";
    static final String READ = "..nl.opvang.*.*.read..";

    private HousePackages() {}

    public static List<String> all() {
        return List.of(
                CONTRACTS,
                CONTRACTS_OF_CAPACITY,
                CONTRACTS_OF_ALLOCATION,
                CONTRACTS_OF_FUNDING,
                CONTRACTS_OF_REPORTING,
                PLUMBING,
                DECISION,
                EMBEDDED,
                ISSUER,
                DEMO,
                TORTURE,
                VERIFY,
                STANDALONE,
                DOMAIN,
                WRITE,
                READ);
    }
}
