package nl.opvang.contracts.capacity;

/** Where an item of a checklist comes from. */
public enum ChecklistTopic {
    /** The Regeling opvang ontheemden Oekraïne (RooO) asks for it: the minimum. */
    ROOO_MINIMUM,
    /** Asked for elsewhere, internationally or by the COA; not obligatory for municipal reception. */
    EXTRA_CRITERION,
    /** How residents can complain, in Ukrainian. */
    COMPLAINT_PROCEDURE,
    /** Whether others can live there afterwards. */
    LATER_USE
}
