package nl.opvang.plumbing.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.opvang.contracts.area.Division;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.area.RegionCode;

/**
 * Who calls, as a controller's argument: with those of its roles that the endpoint allows, and in the scope of these.
 *
 * @param subject pseudonym of the person or machine
 * @param client the software it uses; request rates are counted per client
 * @param roles in their fixed order
 * @param municipalityCodes as in its token, without what they cover
 * @param regionCodes as in its token
 */
public record Caller(
        String subject,
        String client,
        List<Role> roles,
        Set<MunicipalityCode> municipalityCodes,
        Set<RegionCode> regionCodes) {
    public Caller {
        roles = roles.stream().distinct().sorted().toList();
        municipalityCodes = Set.copyOf(municipalityCodes);
        regionCodes = Set.copyOf(regionCodes);
    }

    /** The role it acts in: the first that is allowed. */
    public Role role() {
        return roles.getFirst();
    }

    /** The same caller in only these roles. */
    Caller in(Collection<Role> allowed) {
        return new Caller(
                subject, client, roles.stream().filter(allowed::contains).toList(), municipalityCodes, regionCodes);
    }

    /** Whether this role of the caller reaches this municipality; a code covers those that were merged into it. */
    public boolean covers(Role role, MunicipalityCode code) {
        return role.national() || covered(EnumSet.of(role)).contains(code);
    }

    /** Whether this role of the caller reaches this region as a whole. */
    boolean covers(Role role, RegionCode code) {
        return role.national() || (role == Role.REGION && regionCodes.contains(code));
    }

    /** The municipalities whose data it may see here. */
    public Sight municipalities() {
        return national() ? Sight.EVERYTHING : Sight.of(covered(roles));
    }

    /** The regions whose data it may see here. */
    public Sight regions() {
        if (national()) return Sight.EVERYTHING;
        return Sight.of(roles.contains(Role.REGION) ? regionCodes : Set.of());
    }

    /** Municipality or region code, or {@code NL}: on whose behalf it acts where the path names no area. */
    public String onBehalfOf() {
        if (role() == Role.MUNICIPALITY && municipalityCodes.size() == 1)
            return municipalityCodes.iterator().next().text();
        if (role() == Role.REGION && regionCodes.size() == 1)
            return regionCodes.iterator().next().text();
        return "NL";
    }

    private boolean national() {
        return roles.stream().anyMatch(Role::national);
    }

    private Set<MunicipalityCode> covered(Collection<Role> in) {
        var division = Division.ofTheNetherlands();
        var covered = new HashSet<MunicipalityCode>();
        if (in.contains(Role.MUNICIPALITY)) municipalityCodes.forEach(code -> covered.addAll(division.coveredBy(code)));
        if (in.contains(Role.REGION)) regionCodes.forEach(code -> covered.addAll(division.coveredBy(code)));
        return covered;
    }
}
