package nl.opvang.funding.application.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.opvang.contracts.area.LocationId;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.procedure.domain.Bounds;
import nl.opvang.funding.procedure.write.Officers;
import nl.opvang.funding.transition.domain.TransitionCommand;
import nl.opvang.funding.transition.write.TransitionForms.ConversionForm;
import nl.opvang.funding.transition.write.TransitionForms.SupplementForm;
import nl.opvang.funding.transition.write.TransitionOrders;
import nl.opvang.plumbing.access.Role;
import nl.opvang.plumbing.problem.ProblemException;

/** What may be said about a transition besides its plan; the last part of the path of its form. */
enum Addition {
    SUPPLEMENT,
    CONVERSION,
    ACTUALS,
    LOCATION,
    ARRANGEMENT;

    private static final UUID NO_ID = new UUID(0, 0);

    /** The one that a path ends with. */
    static Addition of(HttpServletRequest request) {
        return Stream.of(values())
                .filter(addition -> request.getRequestURI().endsWith("/new-" + addition.word()))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    /** As it stands in a path and in the names of texts. */
    String word() {
        return switch (this) {
            case SUPPLEMENT -> "supplement";
            case CONVERSION -> "conversion";
            case ACTUALS -> "actuals";
            case LOCATION -> "location";
            case ARRANGEMENT -> "arrangement";
        };
    }

    /** Who says it; the ministry also enters what reached it otherwise. */
    Set<Role> roles() {
        return switch (this) {
            case SUPPLEMENT, CONVERSION, ACTUALS, LOCATION -> Set.of(Role.MUNICIPALITY, Role.MINISTRY);
            case ARRANGEMENT -> Set.of(Role.NOO, Role.MINISTRY);
        };
    }

    /** Whether whoever asked says it, or somebody who enters what reached them otherwise. */
    boolean isOfApplicant() {
        return this != ARRANGEMENT;
    }

    /** The command as it could be given at best, with as good as nothing said in it: what refuses it, refuses all of its kind. */
    TransitionCommand tried(MunicipalityCode municipality, UUID transition, Officer by, TransitionOrders orders) {
        return switch (this) {
            case SUPPLEMENT ->
                orders.supplement(municipality, transition, NO_ID, by, new SupplementForm(Bounds.MOST_MONEY, ""));
            case CONVERSION ->
                orders.conversion(municipality, transition, NO_ID, by, new ConversionForm(new Euro(1), 1, ""));
            case ACTUALS ->
                new TransitionCommand.ReportActuals(
                        municipality,
                        transition,
                        NO_ID,
                        by,
                        Officers.today().getYear(),
                        Euro.ZERO,
                        new Evidence("", ""),
                        Officers.today());
            case LOCATION ->
                new TransitionCommand.LinkLocation(
                        municipality, transition, NO_ID, by, new LocationId(municipality, NO_ID));
            case ARRANGEMENT -> new TransitionCommand.MakeArrangement(municipality, transition, NO_ID, by, "", null);
        };
    }
}
