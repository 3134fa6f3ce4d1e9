package nl.opvang.contracts.capacity;

/** What was found about an item of a checklist; an item without a finding was not looked at. */
public enum ItemFinding {
    MET,
    NOT_MET,
    NOT_APPLICABLE
}
