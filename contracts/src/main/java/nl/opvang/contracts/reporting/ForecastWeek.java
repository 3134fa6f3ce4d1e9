package nl.opvang.contracts.reporting;

import java.time.LocalDate;

/**
 * What is expected of a week to come.
 *
 * @param lastDay the day at whose end the places are needed
 * @param netInflow of this week
 * @param netInflowSoFar of all forecast weeks up to and including this one
 * @param placesNeeded for people in municipal and crisis reception
 */
public record ForecastWeek(LocalDate lastDay, Estimate netInflow, Estimate netInflowSoFar, Estimate placesNeeded) {}
