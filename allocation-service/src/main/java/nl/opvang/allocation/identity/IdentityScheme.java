package nl.opvang.allocation.identity;

/** By which kind of number a municipality names a person. */
public enum IdentityScheme {
    /** Citizen service number. */
    BSN,
    /** Number of the immigration service. */
    V_NUMBER,
    /** The municipality's own number: it says nothing in another municipality. */
    LOCAL
}
