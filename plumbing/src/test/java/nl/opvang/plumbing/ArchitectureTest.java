package nl.opvang.plumbing;

import com.tngtech.archunit.junit.AnalyzeClasses;
import nl.opvang.plumbing.house.HouseRules;
import nl.opvang.plumbing.house.ProductionClasses;

@AnalyzeClasses(
        packages = {"nl.opvang.contracts", "nl.opvang.plumbing"},
        importOptions = ProductionClasses.class)
class ArchitectureTest implements HouseRules {}
