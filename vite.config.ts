import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

// Everything ends as files of our own address: the server's policy allows nothing inline and no data: urls.
export default defineConfig({
  root: "src/web",
  plugins: [svelte()],
  worker: { format: "es" },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map's parts are larger than Vite likes; they are loaded when a map is opened.
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
