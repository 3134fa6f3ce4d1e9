package nl.opvang.funding.dossier.read;

import java.util.List;
import nl.opvang.funding.dossier.read.Dossiers.Moment;
import org.jspecify.annotations.Nullable;

/**
 * Some dossiers, in order of their ids.
 *
 * @param nextCursor where the next page begins, as known at the same moment; null at the end
 */
public record DossierPage(
        Moment moment, List<Dossier> dossiers, @Nullable String nextCursor) {}
