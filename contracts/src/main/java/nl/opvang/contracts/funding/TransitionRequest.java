package nl.opvang.contracts.funding;

/** What is asked for in a dossier about transition costs. */
public enum TransitionRequest {
    /** The costs of the plan. */
    PLAN,
    /** The part of the actual costs above what was granted and the margin (BooO article 3(6)). */
    SUPPLEMENT,
    /** That what cannot be financed within its term is spread over another one. */
    CONVERSION
}
