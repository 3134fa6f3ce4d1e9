package nl.opvang.contracts.allocation;

import java.time.LocalDate;

/**
 * How many places a safety region plans to have.
 *
 * @param effectiveOn first day on which they are to be there, until the day of the next plan
 * @param places all municipal places of the region by then, those that are there already included
 * @param source where it was said
 */
public record PlanTerms(LocalDate effectiveOn, int places, String source) {}
