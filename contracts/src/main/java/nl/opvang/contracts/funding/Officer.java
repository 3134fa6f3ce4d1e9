package nl.opvang.contracts.funding;

/**
 * Who said something in a dossier: kept in the event, because who asked or assessed may not approve.
 *
 * @param subject pseudonym, as in the envelope
 */
public record Officer(String subject, OfficerRole role) {}
