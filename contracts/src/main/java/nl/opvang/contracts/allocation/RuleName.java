package nl.opvang.contracts.allocation;

/** The rules of allocation-service that the ministry decides from a day on. */
public enum RuleName {
    /** In which order requests for shelter are helped. */
    PRIORITY,
    /** For how many hours a place is held for a household that was offered it. */
    HOLD_TERM,
    /** Within how many hours a household that asks must have shelter. No law says so; courts have (Rb. Rotterdam, 22 December 2025: 72). */
    REQUEST_TERM,
    /** After how many days an absence is put before someone to decide about (RooO article 7(1)b: 28, and a "may"). */
    ABSENCE_TERM,
    /** After how many days a household that accepted an offer and did not come is put before someone; no law says so. */
    ARRIVAL_TERM,
    /** How long before its first day a target is to be decided, so that places can be prepared (letter of 16 December 2022: six months). */
    TARGET_PREPARATION,
    /** How long before its first day a target is to be announced (letter of 16 December 2022: at least thirteen weeks). */
    TARGET_ANNOUNCEMENT
}
