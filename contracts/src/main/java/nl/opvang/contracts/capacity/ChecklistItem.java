package nl.opvang.contracts.capacity;

/**
 * One thing to look at.
 *
 * @param code names it within its checklist
 * @param question in the words of whoever decided the checklist
 */
public record ChecklistItem(String code, ChecklistTopic topic, String question) {}
