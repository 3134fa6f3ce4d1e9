package nl.opvang.funding.claim.read;

import java.util.Optional;
import nl.opvang.contracts.area.MunicipalityCode;
import nl.opvang.contracts.money.Euro;
import nl.opvang.funding.dossier.read.Dossiers;
import org.springframework.stereotype.Component;

/** What is paid to a municipality instead of the norm. */
@Component
public class GrantedClaims {
    private final Dossiers dossiers;

    GrantedClaims(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    /** As far as is known now; empty when the norm is paid. */
    public Optional<Euro> of(MunicipalityCode municipality, int year) {
        var moment = dossiers.moment(null);
        return dossiers.one("claim:" + municipality + ":" + year, moment.knownAt())
                .flatMap(dossier -> ClaimOverview.claims(dossier).granted());
    }
}
