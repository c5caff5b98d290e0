// One script without imports, which the engine puts into its pages: dist/page.js, committed beside this file.
import { defineConfig } from 'vite';

export default defineConfig({
  build: {
    target: 'es2020',
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    lib: { entry: 'src/main.ts', name: 'omrade', formats: ['iife'], fileName: () => 'page.js' },
  },
});
