import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const flat = (colour: string): MantineColorsTuple => [
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
];

interface Tone {
  plain: string;
  strong: string;
  soft: string;
  text: string;
  ink: string;
}

/** The accent for what one is meant to do, red for what acts now or loses; any other colour is a neutral. */
const tones: Record<string, Tone> = {
  accent: {
    plain: 'var(--accent)',
    strong: 'var(--accent-strong)',
    soft: 'var(--accent-soft)',
    text: 'var(--accent-text)',
    ink: 'var(--accent-ink)',
  },
  danger: {
    plain: 'var(--danger)',
    strong: 'color-mix(in srgb, var(--danger) 86%, var(--ink))',
    soft: 'var(--danger-soft)',
    text: 'var(--danger)',
    ink: 'var(--surface)',
  },
};

const none = '1px solid transparent';

const variants: VariantColorsResolver = (input) => {
  const tone = tones[input.color ?? 'accent'];
  if (input.variant === 'default')
    return {
      background: 'var(--surface)',
      hover: 'var(--hover)',
      color: 'var(--ink)',
      border: '1px solid var(--rule-strong)',
    };
  if (tone === undefined) return defaultVariantColorsResolver(input);
  if (input.variant === 'filled') return { background: tone.plain, hover: tone.strong, color: tone.ink, border: none };
  if (input.variant === 'light') return { background: tone.soft, hover: tone.soft, color: tone.text, border: none };
  if (input.variant === 'outline')
    return { background: 'transparent', hover: tone.soft, color: tone.text, border: `1px solid ${tone.plain}` };
  if (input.variant === 'subtle' || input.variant === 'transparent')
    return {
      background: 'transparent',
      hover: input.variant === 'subtle' ? 'var(--hover)' : 'transparent',
      color: tone.text,
      border: none,
    };
  return defaultVariantColorsResolver(input);
};

/** Mantine dressed in the tokens of tokens.css, which hold the colours of both themes. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: 6,
  colors: {
    accent: flat('var(--accent)'),
    danger: flat('var(--danger)'),
    // Warm neutrals, for what Mantine takes from its greys by number.
    gray: [
      '#fbfaf8',
      '#f4f2ee',
      '#ece9e3',
      '#e2ded7',
      '#cdc8bf',
      '#a8a298',
      '#8a847a',
      '#5d5850',
      '#4a463f',
      '#2b2825',
    ],
    dark: [
      '#ebe8e2',
      '#b3ada3',
      '#9b958b',
      '#7b756c',
      '#4a4640',
      '#34312d',
      '#282623',
      '#201f1c',
      '#1a1917',
      '#141311',
    ],
  },
  variantColorResolver: variants,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 'md',
  radius: { xs: '6px', sm: '6px', md: '6px', lg: '6px', xl: '6px' },
  shadows: {
    xs: 'var(--shadow)',
    sm: 'var(--shadow)',
    md: 'var(--shadow)',
    lg: 'var(--shadow)',
    xl: 'var(--shadow)',
  },
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  respectReducedMotion: true,
  cursorType: 'default',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'xs' }, styles: { root: { fontSize: 'var(--text)', fontWeight: 500 } } },
    SegmentedControl: { defaultProps: { size: 'sm', withItemsBorders: false }, styles: { label: { fontWeight: 400 } } },
    Checkbox: { vars: () => ({ root: { '--checkbox-icon-color': 'var(--accent-ink)' } }) },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'md',
        shadow: 'md',
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
      },
      styles: {
        title: { fontSize: '16px', fontWeight: 600 },
        content: { background: 'var(--raised)' },
        header: { background: 'var(--raised)' },
      },
    },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 }, position: 'bottom-start' } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 80 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
  },
});

const neutral = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-quiet)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--rule-strong)',
  '--mantine-color-disabled': 'color-mix(in srgb, var(--ink) 6%, transparent)',
  '--mantine-color-disabled-color': 'var(--ink-faint)',
  '--mantine-color-disabled-border': 'var(--rule)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-strong)',
  '--mantine-primary-color-contrast': 'var(--accent-ink)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
  '--mantine-color-gray-light-color': 'var(--ink-quiet)',
};

/** Mantine's own variables, all pointing to our tokens. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: neutral, dark: neutral });
