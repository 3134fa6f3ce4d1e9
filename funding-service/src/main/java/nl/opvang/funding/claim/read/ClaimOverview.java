package nl.opvang.funding.claim.read;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.opvang.contracts.funding.ClaimEvent;
import nl.opvang.contracts.funding.DeviationRule;
import nl.opvang.contracts.funding.Evidence;
import nl.opvang.contracts.funding.NormPayment;
import nl.opvang.contracts.funding.Officer;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.claim.domain.Claims;
import nl.opvang.funding.dossier.read.Dossier;
import nl.opvang.funding.dossier.read.DossierArea;
import nl.opvang.funding.dossier.read.DossierEntry;
import nl.opvang.funding.dossier.read.Dossiers;
import nl.opvang.funding.procedure.read.ProcedureOverview;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a municipality for its actual costs of a year, as known at a moment.
 *
 * @param granted what is paid instead of the norm; null when the norm is
 * @param history all that was said, in its order
 */
record ClaimOverview(
        DossierArea area,
        int year,
        Instant knownAt,
        Instant projectedThrough,
        @Nullable Euro granted,
        List<Claim> claims,
        List<DossierEntry> history) {

    /** Whether the costs are higher or lower than what the norm pays. */
    enum Direction {
        HIGHER,
        LOWER,
        EQUAL
    }

    /**
     * @param norm what the norm came to, as known when the claim was received
     * @param significantFrom null when no such rule was known
     */
    record Claim(
            UUID claimId,
            Officer by,
            LocalDate receivedOn,
            Euro actualCosts,
            NormPayment norm,
            Direction direction,
            @Nullable DeviationRule significantFrom,
            List<Evidence> evidence,
            ProcedureOverview procedure) {
        static Claim of(Claims.One one) {
            var claimed = one.claimed();
            return new Claim(
                    claimed.claimId(),
                    claimed.by(),
                    claimed.receivedOn(),
                    claimed.actualCosts(),
                    claimed.norm(),
                    directionOf(claimed),
                    claimed.significantFrom(),
                    claimed.evidence(),
                    ProcedureOverview.of(one.procedure()));
        }
    }

    static Direction directionOf(ClaimEvent.Claimed claimed) {
        int compared = claimed.actualCosts().compareTo(claimed.norm().amount());
        if (compared == 0) return Direction.EQUAL;
        return compared > 0 ? Direction.HIGHER : Direction.LOWER;
    }

    static ClaimOverview of(Dossier dossier, Dossiers.Moment moment) {
        var claims = claims(dossier);
        return new ClaimOverview(
                DossierArea.of(dossier.area()),
                dossier.year(),
                moment.knownAt(),
                moment.projectedThrough(),
                claims.granted().orElse(null),
                claims.claims().stream().map(Claim::of).toList(),
                dossier.said().stream().map(DossierEntry::of).toList());
    }

    static Claims claims(Dossier dossier) {
        var claims = Claims.NONE;
        for (var said : dossier.said()) claims = Claims.evolve(claims, (ClaimEvent) said.event());
        return claims;
    }
}
