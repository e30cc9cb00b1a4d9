import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Check files against PDF/UA-1 with the core of veraPDF; print a line for each file that passes, else for each broken rule. */
class VeraPdf {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            try (var parser = Foundries.defaultInstance()
                         .createParser(new FileInputStream(file), PDFAFlavour.PDFUA_1);
                 var validator = Foundries.defaultInstance()
                         .createValidator(PDFAFlavour.PDFUA_1, false)) {
                var result = validator.validate(parser);
                if (result.isCompliant()) System.out.println(file + " passes");
                for (var failed : result.getFailedChecks().entrySet()) {
                    System.out.println(file + " breaks " + failed.getKey().getClause() + "-"
                            + failed.getKey().getTestNumber() + " x" + failed.getValue());
                }
            }
        }
    }
}
