package dev.wardstream.ward;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The small curve of a tile, drawn by real Chromium in every size that a tile may have. */
final class SparklineIT extends InChromium {
    /** A saturation that falls from 97 to 84 for ten minutes; how high the line stands there, and before, by the ink of each row. */
    private static final String DIPS = """
            async () => {
              const { drawSparkline } = await import("/page/js/sparkline.js");
              const values = Array.from({ length: 60 }, (_, minute) => (minute >= 25 && minute < 35 ? 84 : 97));
              const upsideDown = [];
              for (let height = 2; height <= 200; height++) {
                for (const width of [60, 104, 240]) {
                  const canvas = document.createElement("canvas");
                  canvas.style.cssText = `display: block; width: ${width}px; height: ${height}px`;
                  document.body.append(canvas);
                  drawSparkline(canvas, values, "#ff0000");
                  const middleOf = (share) => {
                    const ink = canvas.getContext("2d").getImageData(Math.round(share * canvas.width), 0, 1, canvas.height).data;
                    let sum = 0;
                    let all = 0;
                    for (let row = 0; row < canvas.height; row++) {
                      sum += row * ink[row * 4 + 3];
                      all += ink[row * 4 + 3];
                    }
                    return sum / all;
                  };
                  if (!(middleOf(0.5) > middleOf(0.2))) {
                    upsideDown.push(`${width}x${height}`);
                  }
                  canvas.remove();
                }
              }
              return upsideDown.join(" ");
            }""";

    @Test
    void aDipOfSaturationGoesDownOnTilesOfEverySize() {
        try (OpenWard ward = OpenWard.open();
                BrowserContext nurse = chromium.person(new Browser.NewContextOptions())) {
            Page page = nurse.newPage();
            page.navigate(ward.url("/").toString());
            assertThat(page.evaluate(DIPS)).isEqualTo("");
        }
    }
}
