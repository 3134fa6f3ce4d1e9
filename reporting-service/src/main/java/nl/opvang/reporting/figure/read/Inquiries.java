package nl.opvang.reporting.figure.read;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.plumbing.access.Caller;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.ledger.Area;
import nl.opvang.plumbing.ledger.Level;
import nl.opvang.plumbing.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Settles what a question about areas needs first: until when anything is known, and what the caller may see. */
public final class Inquiries {
    private final Supplier<Instant> projectedThrough;
    private final Areas areas;
    private final Reports reports;

    /** @param projectedThrough the moment up to which every view here holds everything that was recorded */
    public Inquiries(Supplier<Instant> projectedThrough, Areas areas, Reports reports) {
        this.projectedThrough = projectedThrough;
        this.areas = areas;
        this.reports = reports;
    }

    /** Up to and including which moment everything that was recorded is here. */
    public Instant projectedThrough() {
        return projectedThrough.get();
    }

    /**
     * A question about figures: everyone sees country and regions; municipalities are seen by themselves, their region
     * and national roles; locations by their municipality, its region and audit.
     *
     * @param knownAt null for the latest possible; a later one than that is answered as the latest possible
     * @throws ProblemException 404 when the area within which is asked is absent or foreign
     */
    public Inquiry of(AreaChoice choice, LocalDate on, @Nullable Instant knownAt, Caller caller) {
        var through = projectedThrough.get();
        var moment = knownAt == null || knownAt.isAfter(through) ? through : knownAt;
        var visible = visible(choice.level(), caller);
        if (!exists(choice.within(), on, moment, visible)) throw ProblemException.notFound();
        var basis = reports.basis(areas.recordedCodes(choice, on, visible).keySet(), moment);
        return new Inquiry(choice, on, moment, through, basis, visible);
    }

    private boolean exists(Area area, LocalDate on, Instant knownAt, @Nullable Set<MunicipalityCode> visible) {
        return switch (area) {
            case Area.Country _ -> true;
            case Area.Region _, Area.Municipality _ ->
                !areas.existing(new AreaChoice(area.level(), area), on, visible).isEmpty();
            case Area.Location at ->
                !areas.recordedCodes(new AreaChoice(Level.LOCATION, at), on, visible)
                                .isEmpty()
                        && !reports.names(List.of(at.code()), knownAt).isEmpty();
        };
    }

    static @Nullable Set<MunicipalityCode> visible(Level level, Caller caller) {
        return switch (level) {
            case COUNTRY, REGION -> null;
            case MUNICIPALITY -> municipalities(caller);
            case LOCATION -> caller.roles().contains(Role.AUDITOR) ? null : municipalities(inLocalRoles(caller));
        };
    }

    private static Caller inLocalRoles(Caller caller) {
        var local = caller.roles().stream().filter(role -> !role.national()).toList();
        return new Caller(caller.subject(), caller.client(), local, caller.municipalityCodes(), caller.regionCodes());
    }

    private static @Nullable Set<MunicipalityCode> municipalities(Caller caller) {
        var sight = caller.municipalities();
        return sight.everything()
                ? null
                : sight.codes().stream().map(MunicipalityCode::new).collect(toSet());
    }
}
