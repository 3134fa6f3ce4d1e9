package nl.opvang.contracts.allocation.target;

import nl.opvang.contracts.allocation.TargetId;
import nl.opvang.contracts.allocation.TargetTerms;

/** A decision about the national number as it reads at some moment. */
public record Decision(TargetId targetId, TargetTerms terms) {}
