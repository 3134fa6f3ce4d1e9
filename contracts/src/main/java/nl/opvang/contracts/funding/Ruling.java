package nl.opvang.contracts.funding;

import nl.opvang.contracts.money.Euro;

/**
 * What somebody advises or decides.
 *
 * @param amount what is granted, which may be less than was asked; zero when refused
 * @param grounds why
 */
public record Ruling(Outcome outcome, Euro amount, String grounds) {}
