package nl.opvang.reporting;

import com.tngtech.archunit.junit.AnalyzeClasses;
import nl.opvang.plumbing.house.HouseRules;
import nl.opvang.plumbing.house.ProductionClasses;

@AnalyzeClasses(packages = "nl.opvang.reporting", importOptions = ProductionClasses.class)
class ArchitectureTest implements HouseRules {}
