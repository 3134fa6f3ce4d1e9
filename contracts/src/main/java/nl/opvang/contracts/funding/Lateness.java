package nl.opvang.contracts.funding;

/**
 * On what a late application is handled all the same.
 *
 * @param until the day after which none is
 * @param occupancy the figure that was used
 */
public record Lateness(Deadline until, OccupancyFloor floor, NationalOccupancy occupancy) {}
