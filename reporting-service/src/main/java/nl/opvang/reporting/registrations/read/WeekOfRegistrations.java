package nl.opvang.reporting.registrations.read;

import java.time.LocalDate;
import nl.opvang.reporting.figure.read.AreaName;

/**
 * What changed in an area in {@code [from, until)}: seven days, or fewer at the end of the interval asked.
 *
 * @param registered in the population register at the end of the last day
 * @param deregistered who left it until then, in all, without those who came back
 * @param registeredChange of {@code registered} against the day before {@code from}
 * @param deregisteredChange of {@code deregistered} against the day before {@code from}
 * @param inflow people who came into the register for the first time: the sum of both changes, because leaving,
 *     coming back and moving add up to nothing
 */
public record WeekOfRegistrations(
        AreaName area,
        LocalDate from,
        LocalDate until,
        long registered,
        long deregistered,
        long registeredChange,
        long deregisteredChange,
        long inflow) {}
