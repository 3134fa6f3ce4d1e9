package nl.opvang.plumbing.http.bulk;

import java.util.Set;
import nl.opvang.contracts.area.MunicipalityCode;

/** Of which municipalities history may no longer be imported. */
@FunctionalInterface
public interface HistoryImport {
    /** Those of these whose history import has been closed. */
    Set<MunicipalityCode> closedAmong(Set<MunicipalityCode> municipalities);
}
