package nl.opvang.contracts.allocation;

import java.time.LocalDate;

/**
 * What somebody advised in a round.
 *
 * @param adviser the council or office that did, no person
 * @param places the national number advised
 * @param source where it was read
 */
public record RoundAdvice(LocalDate advisedOn, String adviser, int places, String source) {}
