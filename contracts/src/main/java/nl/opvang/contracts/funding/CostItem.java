package nl.opvang.contracts.funding;

import nl.opvang.contracts.money.Euro;

/**
 * Costs of one category.
 *
 * @param category in the applicant's own words: no list of categories was found
 */
public record CostItem(String category, Euro amount) {}
