package nl.opvang.torture.post;

/** In which role something is said. */
enum Speaker {
    MUNICIPALITY,
    REGION,
    KCIO,
    NOO,
    MINISTRY,
    /** Somebody else of the ministry: who assesses does not approve. */
    APPROVER,
    /** And a third one: who decided does not decide on the objection. */
    OTHER_APPROVER
}
