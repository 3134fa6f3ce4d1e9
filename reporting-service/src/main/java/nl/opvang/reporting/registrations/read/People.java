package nl.opvang.reporting.registrations.read;

import nl.opvang.contracts.ledger.NationalityGroup;

/**
 * People of one nationality group.
 *
 * @param registered in the population register now
 * @param deregistered who left it, in all, without those who came back
 */
public record People(NationalityGroup nationalityGroup, long registered, long deregistered) {}
