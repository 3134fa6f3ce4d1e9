package nl.opvang.contracts.allocation;

import java.time.LocalDate;

/**
 * What a round is about.
 *
 * @param effectiveOn first day for which a target is considered; what is decided may say another one
 * @param source why there is a round, such as the meeting that began it
 */
public record RoundTerms(LocalDate effectiveOn, String source) {}
