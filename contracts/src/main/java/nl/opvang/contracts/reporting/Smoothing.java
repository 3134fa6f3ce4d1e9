package nl.opvang.contracts.reporting;

/**
 * How fast a smoothed series follows what is observed, in thousandths.
 *
 * @param levelPerMille how much of an error goes into the level (alpha)
 * @param trendPerMille how much of a change in level goes into the trend (beta*)
 * @param dampingPerMille what is left of the trend after every week (phi); 1000 for all of it
 */
public record Smoothing(int levelPerMille, int trendPerMille, int dampingPerMille) {}
