package nl.opvang.plumbing.http.processing;

/**
 * Whom a processing is about: never a number or name by which anyone else knows them.
 *
 * @param type what the id is an id of, such as a person, a stay or a registration
 */
public record DataSubject(String type, String id) {}
