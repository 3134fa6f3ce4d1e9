package nl.opvang.reporting.registrations.read;

import java.util.List;
import nl.opvang.reporting.figure.read.AreaName;

/**
 * How many people of an area are in the population register.
 *
 * @param registered in it now
 * @param deregistered who left it, in all, without those who came back
 * @param byNationalityGroup the same per group, every group once
 */
public record Registrations(AreaName area, long registered, long deregistered, List<People> byNationalityGroup) {}
